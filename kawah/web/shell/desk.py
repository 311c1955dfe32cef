"""Where claims are checked: a list to approve from, several together after another look at them,
and the page of one with its evidence. Each audience names its own people and its own act."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.earned.claims import api
from kawah.earned.claims.api import Claim
from kawah.web.shell import claim_rows
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.navigation import address

ON_A_PAGE = 50
LONGEST_REASON = 300
OTHERS = 5  # whom one may turn to, by name
DOWN: dict[str, Callable[..., None]] = {"kembalikan": api.send_back, "tolak": api.refuse}


class Words(Struct, frozen=True):
    """What is said at this desk; `sure` and `approved` count."""

    approve: Promise
    approve_chosen: Promise
    sure: Promise
    approved: Promise
    means: Promise
    empty: Promise


class Desk(Struct, frozen=True):
    seen: Callable[[PersonRequest], "QuerySet[Claim]"]
    waits: Callable[[PersonRequest], "QuerySet[Claim]"]  # here, of those that are seen
    approve: Callable[[Claim, PersonRequest], None]
    audience: str  # of the URL names
    words: Words
    list_page: str = "shell/claims/list.html"
    one_page: str = "shell/claims/one.html"
    # What an audience's own page shows of a claim besides.
    besides: Callable[[PersonRequest, Claim], dict[str, object]] = lambda _request, _claim: {}

    def waiting(self, request: PersonRequest) -> "QuerySet[Claim]":
        """What waits here, the one that waits longest first."""
        rows = self.waits(request)
        return rows.select_related("person", "evidence").order_by("sent_at", "pk")

    def list(self, request: PersonRequest) -> HttpResponse:
        if request.method == "POST":
            return self._several(request)
        page = Paginator(self.waiting(request), ON_A_PAGE).get_page(request.GET.get("halaman"))
        rows = claim_rows.rows_of(page, on=request.today, reader=request.person)
        can_choose = not all(row.is_confirmed_by_reader for row in rows)
        return self._page(request, self.list_page, rows=rows, page=page, can_choose=can_choose)

    def one(self, request: PersonRequest, key: UUID) -> HttpResponse:
        claim = self._found(request, key)
        if request.method == "POST" and (done := self._decided(request, claim)):
            return done
        row = claim_rows.whole(claim, on=request.today, reader=request.person)
        is_here = self.waits(request).filter(pk=claim.pk).exists()
        others = api.acceptors(claim, on=request.today)[:OTHERS]
        asked = list(others) if row.is_confirmed_by_reader else []
        context = {"others": asked, **self.besides(request, claim)}
        return self._page(request, self.one_page, row=row, is_here=is_here, **context)

    def evidence(self, request: PersonRequest, key: UUID) -> HttpResponse:
        return claim_rows.evidence_of(self._found(request, key))

    def _found(self, request: PersonRequest, key: UUID) -> Claim:
        return get_object_or_404(self.seen(request).select_related("person", "evidence"), uuid=key)

    def _several(self, request: PersonRequest) -> HttpResponse:
        """Those that were chosen: shown once more, then approved; what changed meanwhile stays."""
        chosen = [key for key in request.POST.getlist("claim") if _is_uuid(key)][:ON_A_PAGE]
        claims = list(self.waiting(request).filter(uuid__in=chosen))
        if not claims:
            messages.warning(request, _("Centang dahulu pengajuan yang Anda maksud."))
            return redirect(self.address)
        if "sure" not in request.POST:
            rows = claim_rows.rows_of(claims, on=request.today)
            return self._page(request, "shell/claims/sure.html", rows=rows, count=len(rows))
        self._approve(request, claims)
        return redirect(self.address)

    def _decided(self, request: PersonRequest, claim: Claim) -> HttpResponse | None:
        """The way back after a decision; None when a reason is missing."""
        act = request.POST.get("act", "")
        if act == "setujui":
            self._approve(request, [claim])
        elif act in DOWN:
            why = request.POST.get("why", "").strip()[:LONGEST_REASON]
            if not why:
                messages.error(request, _("Tuliskan alasannya, supaya pemiliknya tahu."))
                return None
            self._turn_down(request, claim, DOWN[act], why)
        return redirect(self.address)

    def _approve(self, request: PersonRequest, claims: Iterable[Claim]) -> None:
        """Approve each of them; what is left for a reason of its own is said with it."""
        said = [self._left(request, claim) for claim in claims]
        if count := said.count(None):
            messages.success(request, self.words.approved % {"count": count})
        reasons = [one for one in dict.fromkeys(said) if one]
        for reason in reasons:
            messages.warning(request, reason)
        if not count and not reasons:
            messages.info(request, _("Pengajuan ini sudah diputuskan; tidak ada yang berubah."))

    def _left(self, request: PersonRequest, claim: Claim) -> str | None:
        """Approve it; where it is left, why, or nothing when it was decided meanwhile."""
        about = {"title": claim.title, "name": claim.person.name}
        try:
            self.approve(claim, request)
        except (api.NotOpen, api.OwnClaim):
            return ""
        except api.ConfirmedYourself:
            told = _(
                "“%(title)s” dari %(name)s Anda benarkan sendiri, jadi orang lain yang menerimanya."
            )
            return told % about
        except api.AlreadyAccepted:
            told = _(
                "“%(title)s” dari %(name)s sudah pernah diterima, jadi tidak dihitung dua kali."
                " Tolak pengajuan yang ini."
            )
            return told % about
        return None

    def _turn_down(
        self, request: PersonRequest, claim: Claim, act: Callable[..., None], why: str
    ) -> None:
        path = address("learner:claims")
        try:
            act(claim, by=request.person, why=why, path=path, now=request.now)
        except (api.NotOpen, api.OwnClaim):
            messages.info(request, _("Pengajuan ini sudah diputuskan; tidak ada yang berubah."))
        else:
            messages.success(request, _("Alasannya sudah disampaikan kepada pemiliknya."))

    @property
    def address(self) -> str:
        return address(f"{self.audience}:claims")

    def _page(self, request: PersonRequest, template: str, **context: object) -> HttpResponse:
        names = {name: f"{self.audience}:{name}" for name in ("claims", "claim", "evidence")}
        sure = self.words.sure % {"count": context["count"]} if "count" in context else ""
        return render(
            request, template, {**context, "words": self.words, "to": names, "sure": sure}
        )


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

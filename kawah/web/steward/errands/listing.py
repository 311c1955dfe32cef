"""Choosing people in the list for one act, and the acts on many that there were."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.insight.analytics.api import chosen
from kawah.people.access.api import Verb
from kawah.people.errands.api import MOST, Act, Errand, Stage, TooMany, choose
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import roster
from kawah.web.steward.errands import wording
from kawah.web.steward.people import employees

ON_A_PAGE = 25


@may(Verb.ADMINISTER)
def errands(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _choose(request)
    rows = Errand.objects.visible_to(request.scope).exclude(stage=Stage.CHOSEN)
    rows = rows.select_related("by").order_by("-at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "rows": [(row, wording.words_of(row)) for row in page]}
    return render(request, "steward/errands.html", context)


def _choose(request: PersonRequest) -> HttpResponse:
    sent = request.POST
    act, key = sent.get("tindakan", ""), roster.person_in(sent, "key")
    if act not in wording.acts_for(request.scope) or key is None:
        return _back(request, _("Pilih tindakannya, lalu lanjutkan."))
    people = _everyone(request) if "semua" in sent else _ticked(request)
    if not people:
        return _back(request, _("Centang dahulu orangnya di daftar, lalu lanjutkan."))
    agency = request.grant.agency if request.grant and request.grant.agency else None
    try:
        row = choose(
            key,
            Act(act),
            people,
            agency=agency or request.person.agency,
            scope=request.scope,
            by=request.person,
            now=request.now,
        )
    except TooMany:
        told = _("Paling banyak %(most)s orang sekaligus. Saring daftarnya, misalnya per unit.")
        return _back(request, told % {"most": MOST})
    except Errand.DoesNotExist as error:
        raise Http404 from error
    return redirect("steward:errand", row.uuid)


def _back(request: PersonRequest, told: str) -> HttpResponse:
    messages.warning(request, told)
    return redirect(reverse("steward:staff", query=roster.asked_in(request.POST)))


def _everyone(request: PersonRequest) -> list[int]:
    """Those of the list as it was narrowed; one more than may be is enough to know."""
    rows = chosen(request.scope, roster.choice_in(request.POST), on=request.today)
    return list(rows.order_by("name", "pk").values_list("pk", flat=True)[: MOST + 1])


def _ticked(request: PersonRequest) -> list[int]:
    rows = employees(request.scope, on=request.today).filter(uuid__in=_uuids(request))
    return list(rows.order_by("name", "pk").values_list("pk", flat=True))


def _uuids(request: PersonRequest) -> list[UUID]:
    found = []
    for text in request.POST.getlist("person")[:MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found

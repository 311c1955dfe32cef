"""Claims that were accepted: found again, and annulled by two people where that was a mistake."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.earned.claims import api
from kawah.earned.claims.api import Annulment, State
from kawah.people.access.api import Verb
from kawah.web.organizer.claims import seen
from kawah.web.shell import claim_rows
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.looking import PERSON, number_in, person_in
from kawah.web.shell.navigation import address
from kawah.web.shell.reason_form import OwnerReasonForm

ON_A_PAGE = 50
LONGEST = 80
ANSWERS = ("biarkan", "batalkan")


def to_decide(request: PersonRequest) -> "QuerySet[Annulment]":
    """What waits for this person's word."""
    return Annulment.objects.to_decide(request.person).filter(claim__in=seen(request))


@may(Verb.ORGANIZE)
def accepted(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect(_answer_to(request))
    shown = request.GET.get("lihat", "") == "putusan"
    name, holder = request.GET.get("nama", "").strip()[:LONGEST], person_in(request.GET)
    rows = _accepted(request)
    if shown:
        rows = rows.filter(pk__in=to_decide(request).values("claim"))
    if name:
        rows = rows.filter(person__name__icontains=name)
    if holder:
        rows = rows.filter(person__uuid=holder)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "rows": claim_rows.rows_of(page, on=request.today),
        "shown": shown,
        "name": name,
        "is_narrowed": bool(name or holder),
    }
    return render(request, "organizer/accepted_claims.html", context)


@may(Verb.ORGANIZE)
def annulment(request: PersonRequest, claim: UUID) -> HttpResponse:
    """Asking for it, with a reason."""
    found = get_object_or_404(seen(request).select_related("person__agency"), uuid=claim)
    if found.state != State.ACCEPTED:
        return _over(request, claim)
    form = OwnerReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            api.ask_to_annul(
                found, by=request.person, why=form.cleaned_data["reason"], now=request.now
            )
        except api.NotOpen:
            return _over(request, claim)
        messages.success(request, _("Permintaan terkirim. JP-nya dihitung sampai ada keputusan."))
        return redirect("organizer:claim", claim)
    status = 400 if form.errors else 200
    return render(
        request, "organizer/annulment.html", {"claim": found, "form": form}, status=status
    )


@may(Verb.ORGANIZE)
def decision(request: PersonRequest, claim: UUID) -> HttpResponse:
    """The second person's word; by whoever asked, only that they take it back."""
    found = get_object_or_404(seen(request).select_related("person__agency"), uuid=claim)
    answer = request.POST.get("putusan", "")
    if request.method != "POST" or answer not in ANSWERS:
        return redirect("organizer:claim", claim)
    asked = found.annulments.open().first()
    if asked is None:
        return _over(request, claim)
    asked.claim = found
    try:
        _decide(request, asked, answer)
    except api.AskedYourself:
        messages.warning(request, _("Anda yang memintanya; orang kedua yang memutuskan."))
    except api.NotOpen:
        return _over(request, claim)
    return redirect("organizer:claim", claim)


def _decide(request: PersonRequest, asked: Annulment, answer: str) -> None:
    if answer == "batalkan":
        path = address("learner:claims")
        api.grant_annulment(asked, by=request.person, path=path, now=request.now)
        messages.success(request, _("Pengajuan dibatalkan; pemiliknya diberi tahu."))
        return
    path = reverse("organizer:claim", args=[asked.claim.uuid])
    api.refuse_annulment(asked, by=request.person, path=path, now=request.now)
    messages.success(request, _("Pengajuan tetap dihitung."))


def _accepted(request: PersonRequest) -> "QuerySet[Any]":
    asked = Annulment.objects.filter(claim=OuterRef("pk"), decided_at=None)
    rows = seen(request).filter(state=State.ACCEPTED).annotate(is_asked=Exists(asked))
    return rows.select_related("person").order_by("-sent_at", "-pk")


def _answer_to(request: PersonRequest) -> str:
    """Where what was looked for stands: those of one person by the number, or those of a name."""
    typed = request.POST.get("cari", "").strip()[:LONGEST]
    place = reverse("organizer:accepted_claims")
    number = number_in(typed)
    if not number:
        return reverse("organizer:accepted_claims", query={"nama": typed}) if typed else place
    if held := _accepted(request).filter(person__nip=number).first():
        return reverse("organizer:accepted_claims", query={PERSON: str(held.person.uuid)})
    messages.warning(request, _("Tidak ada pengajuan pegawai dengan nomor itu yang diterima."))
    return place


def _over(request: PersonRequest, claim: UUID) -> HttpResponse:
    messages.info(request, _("Pengajuan ini sudah diputuskan; tidak ada yang berubah."))
    return redirect("organizer:claim", claim)

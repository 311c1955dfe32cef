"""What I learned elsewhere: handed in, looked after, mended, taken back."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.earned.claims import api
from kawah.earned.claims.api import Claim, State
from kawah.lib import jp
from kawah.people.access.api import Verb
from kawah.web.learner.claim_form import ClaimForm
from kawah.web.shell import claim_rows
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

DAY_FAULTS = {
    "turned": ("last_day", gettext_lazy("Hari terakhir tidak boleh sebelum hari pertama.")),
    "to_come": (
        "last_day",
        gettext_lazy("Pelatihannya belum selesai; ajukan sesudahnya."),
    ),
    "too_old": (
        "first_day",
        gettext_lazy("Lebih dari dua tahun lalu; minta admin memasukkannya."),
    ),
    "too_long": ("last_day", gettext_lazy("Lebih dari setahun. Periksa tahunnya.")),
    "too_many": (
        "last_day",
        gettext_lazy(
            "Pelatihan ini dihitung hari demi hari, paling banyak %(most)s hari sekali ajukan. Bagi"
            " menjadi beberapa pengajuan; yang melewati akhir tahun dibagi per tahun."
        ),
    ),
}


@may(Verb.LEARN)
def claims(request: PersonRequest) -> HttpResponse:
    own = Claim.objects.filter(person=request.person).order_by("-sent_at", "-pk")
    rows = claim_rows.rows_of(own, on=request.today)
    return render(request, "learner/claims.html", {"rows": rows})


@may(Verb.LEARN)
def claim(request: PersonRequest, claim: UUID) -> HttpResponse:
    found = _own(request, claim)
    if request.method == "POST":
        return _withdrawn(request, found)
    row = claim_rows.whole(found, on=request.today)
    return render(request, "learner/claim.html", {"row": row, "returned": State.RETURNED})


@may(Verb.LEARN)
def evidence(request: PersonRequest, claim: UUID) -> HttpResponse:
    return claim_rows.evidence_of(_own(request, claim))


@may(Verb.LEARN)
def new_claim(request: PersonRequest) -> HttpResponse:
    form = _form(request, initial={"key": uuid4()})

    def send() -> Claim:
        return api.send(
            request.person, form.told(), uuid=form.uuid, on=request.today, now=request.now
        )

    if request.method == "POST" and form.is_valid() and (made := _sent(form, send)):
        messages.success(request, _("Pengajuan terkirim. Kami kabari begitu ada keputusan."))
        return redirect("learner:claim", made.uuid)
    return _page(request, form)


@may(Verb.LEARN)
def mend_claim(request: PersonRequest, claim: UUID) -> HttpResponse:
    held = _own(request, claim)
    if held.state != State.RETURNED:
        return redirect("learner:claim", claim)
    names = ("form", "title", "organizer", "first_day", "last_day", "note")
    initial = {name: getattr(held, name) for name in names}
    form = _form(
        request,
        initial={**initial, "jp": jp.from_minutes(held.minutes, on=held.last_day)},
        held=held,
    )

    def send() -> Claim:
        return api.send_again(held, form.told(), on=request.today, now=request.now)

    if request.method == "POST" and form.is_valid() and _sent(form, send):
        messages.success(request, _("Pengajuan terkirim lagi."))
        return redirect("learner:claim", claim)
    return _page(request, form, held=held)


def _own(request: PersonRequest, key: UUID) -> Claim:
    rows = Claim.objects.filter(person=request.person).select_related("person", "evidence")
    return get_object_or_404(rows, uuid=key)


def _form(
    request: PersonRequest, *, initial: dict[str, object], held: Claim | None = None
) -> ClaimForm:
    is_sent = request.method == "POST"
    form = ClaimForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial
    )
    form.now = request.now
    form.offer(request.person, on=request.today, held=held)
    return form


def _page(request: PersonRequest, form: ClaimForm, *, held: Claim | None = None) -> HttpResponse:
    row = claim_rows.whole(held, on=request.today) if held else None
    context = {"form": form, "row": row}
    status = 400 if form.errors else 200
    return render(request, "learner/claim_form.html", context, status=status)


def _sent(form: ClaimForm, send: Callable[[], Claim]) -> Claim | None:
    """The claim; None when it is refused, with the reason at its field."""
    try:
        return send()
    except api.DaysUnusable as error:
        field, told = DAY_FAULTS[error.fault]
        form.add_error(field, str(told) % {"most": api.MOST_DAYS})
    except api.FormUnknown:
        form.add_error("form", _("Bentuk ini tidak berlaku pada hari itu. Pilih yang lain."))
    except api.MinutesMissing:
        form.add_error("jp", _("Isi JP seperti tertulis pada sertifikatnya."))
    except api.AlreadyClaimed:
        form.add_error("title", _("Pelatihan ini sudah Anda ajukan. Lihat di daftar pengajuan."))
    except api.NotOpen:
        form.add_error(None, _("Pengajuan ini sudah dikirim lagi."))
    return None


def _withdrawn(request: PersonRequest, found: Claim) -> HttpResponse:
    try:
        api.withdraw(found, now=request.now)
    except api.NotOpen:
        messages.info(request, _("Pengajuan ini sudah diputuskan; tidak ada yang berubah."))
    else:
        messages.success(request, _("Pengajuan ditarik kembali."))
    return redirect("learner:claims")

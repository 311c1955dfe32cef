"""The first page of a new site: its first agency and its first two national admins."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kawah.lib.codes import CodeUnreadable
from kawah.people.access.api import lockout
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import Admission, FounderRefused, SiteBegun, SiteFounded
from kawah.people.directory.api import CodeTaken, Person
from kawah.web.public.start_form import PEOPLE, StartForm
from kawah.web.shell.access import anyone
from kawah.web.shell.addresses import caller_of
from kawah.web.shell.asking import OpenRequest

TYPING: dict[str, Promise] = {
    "empty": gettext_lazy("Ketik kode awal yang tampil di terminal."),
    "length": gettext_lazy("Kode awal terdiri atas 12 huruf dan angka. Periksa kembali."),
    "character": gettext_lazy("Kode awal tidak memakai 0, 1, A, I, L, O, dan U. Periksa kembali."),
    "check": gettext_lazy("Ada huruf atau angka yang keliru dalam kode ini. Periksa kembali."),
    "unknown": gettext_lazy(
        "Ini bukan kode awal situs ini. Jalankan perintah di bawah ini untuk melihatnya."
    ),
}


@sensitive_post_parameters()
@never_cache
@anyone
def start(request: OpenRequest) -> HttpResponse:
    """Once the site has begun there is no such page."""
    if accounts.has_begun():
        raise Http404
    typed = _typed(request)
    if not typed:
        return _ask(request, "empty" if request.method == "POST" else "")
    against = lockout.counters_of_codes(address=caller_of(request))
    if waiting := lockout.wait(against, now=request.now):
        context = {"typed": typed, "until": request.now + waiting}
        late = HTTPStatus.TOO_MANY_REQUESTS
        return render(request, "public/start_code.html", context, status=late)
    try:
        if accounts.is_start_code(typed):
            return _begin(request)
    except CodeUnreadable as error:
        return _ask(request, error.fault)
    lockout.count_failure(against, now=request.now)
    return _ask(request, "unknown")


def _typed(request: OpenRequest) -> str:
    return (request.POST.get("kode") or request.GET.get("kode", "")).strip()


def _ask(request: OpenRequest, fault: str) -> HttpResponse:
    context = {"typed": _typed(request), "fault": TYPING.get(fault, "")}
    status = HTTPStatus.BAD_REQUEST if fault else HTTPStatus.OK
    return render(request, "public/start_code.html", context, status=status)


def _begin(request: OpenRequest) -> HttpResponse:
    """The form; where it was sent before, new codes for those who are on record then."""
    if people := accounts.founders():
        return _again(request, people)
    is_sent = "name" in request.POST
    form = StartForm(request.POST if is_sent else None)
    if is_sent and form.is_valid() and (admissions := _founded(request, form)):
        return _codes(request, admissions)
    context = {"form": form, "typed": _typed(request)}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "public/start.html", context, status=status)


def _founded(request: OpenRequest, form: StartForm) -> list[Admission]:
    """The codes of both; none when it was refused, with the reason at its field."""
    code = form.cleaned_data["code"]
    try:
        return accounts.found(code, form.facts(), form.newcomers(), now=request.now)
    except CodeTaken:
        form.add_error("code", _("Kode ini sudah dipakai instansi lain. Pilih kode lain."))
    except FounderRefused as error:
        form.add_error(f"{PEOPLE[error.place]}_nip", error.sentence)
    except (SiteFounded, SiteBegun):
        told = _("Situs ini baru saja disiapkan dari tempat lain. Muat ulang halaman ini.")
        form.add_error(None, told)
    return []


def _again(request: OpenRequest, people: Sequence[Person]) -> HttpResponse:
    """The page with the codes was lost before anybody used one."""
    if "renew" not in request.POST:
        context = {"people": people, "typed": _typed(request)}
        return render(request, "public/start_again.html", context)
    try:
        return _codes(request, accounts.admit_again(now=request.now))
    except SiteBegun as error:
        raise Http404 from error


def _codes(request: OpenRequest, admissions: Sequence[Admission]) -> HttpResponse:
    place = request.build_absolute_uri(reverse("public:activation"))
    context = {"admissions": admissions, "activation": place}
    return render(request, "public/start_codes.html", context)

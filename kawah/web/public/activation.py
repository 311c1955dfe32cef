"""Setting a password with a one-time code: from a sheet, or by the link in a letter."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kawah.lib.codes import CodeUnreadable
from kawah.people.access.api import find, lockout
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import Ticket, TicketUnusable
from kawah.web.public import entering
from kawah.web.public.guesses import counters_of
from kawah.web.public.new_password import NewPasswordForm
from kawah.web.shell.access import anyone
from kawah.web.shell.addresses import caller_of
from kawah.web.shell.asking import OpenRequest

TYPING: dict[str, Promise] = {
    "empty": _("Ketik kode dari lembar atau surat Anda."),
    "length": _("Kode aktivasi terdiri atas 12 huruf dan angka. Periksa kembali."),
    "character": _("Kode aktivasi tidak memakai 0, 1, A, I, L, O, dan U. Periksa kembali."),
    "check": _("Ada huruf atau angka yang keliru dalam kode ini. Periksa kembali."),
    "unknown": _(
        "Kode ini tidak kami kenal. Periksa kembali, atau minta lembar baru kepada admin instansi."
    ),
    "name": _("Kode ini tidak cocok dengan NIP atau surel itu. Periksa kembali keduanya."),
}


@sensitive_post_parameters()
@never_cache
@anyone
def activation(request: OpenRequest) -> HttpResponse:
    typed = _typed(request)
    if not typed:
        return _ask(request, "empty" if request.method == "POST" else "")
    codes = lockout.counters_of_codes(address=caller_of(request))
    needs_name = lockout.wait(codes, now=request.now) is not None
    against = counters_of(request, _name(request)) if needs_name else codes
    if needs_name and (not _name(request) or lockout.wait(against, now=request.now)):
        return _slow(request, against)
    try:
        ticket = accounts.examine(typed, now=request.now)
    except CodeUnreadable as error:
        return _ask(request, error.fault, needs_name=needs_name)
    except TicketUnusable as error:
        return _refuse(request, error, against, needs_name=needs_name)
    if needs_name and find(_name(request)) != ticket.person:
        lockout.count_failure(against, now=request.now)
        return _ask(request, "name", needs_name=True)
    return _set(request, ticket)


def _typed(request: OpenRequest) -> str:
    return (request.POST.get("kode") or request.GET.get("kode", "")).strip()


def _name(request: OpenRequest) -> str:
    return request.POST.get("username", "").strip()


def _ask(
    request: OpenRequest,
    fault: str,
    *,
    needs_name: bool = False,
    status: int = HTTPStatus.BAD_REQUEST,
) -> HttpResponse:
    """The code; beyond many wrong ones from here, whose it is as well."""
    context = {
        "fault": TYPING.get(fault, ""),
        "typed": _typed(request),
        "needs_name": needs_name,
        "username": _name(request),
    }
    code = status if fault else HTTPStatus.OK
    return render(request, "public/activation.html", context, status=code)


def _slow(request: OpenRequest, against: list[lockout.Counter]) -> HttpResponse:
    """Many wrong codes came from here: whose code it is is asked, and no code tried before."""
    wait = lockout.wait(against, now=request.now) if _name(request) else None
    context = {
        "typed": _typed(request),
        "needs_name": True,
        "is_slow": True,
        "until": request.now + wait if wait else None,
        "username": _name(request),
    }
    late = HTTPStatus.TOO_MANY_REQUESTS
    return render(request, "public/activation.html", context, status=late)


def _refuse(
    request: OpenRequest,
    error: TicketUnusable,
    against: list[lockout.Counter],
    *,
    needs_name: bool,
) -> HttpResponse:
    """Only a code that never was counts as a guess; who comes late has the right one."""
    if error.ticket is None:
        lockout.count_failure(against, now=request.now)
        return _ask(request, "unknown", needs_name=needs_name)
    context = {"fault": error.fault, "ticket": error.ticket}
    return render(request, "public/activation_late.html", context, status=HTTPStatus.GONE)


def _set(request: OpenRequest, ticket: Ticket) -> HttpResponse:
    """Whose account it is, and the new password twice."""
    is_sent = "new_password" in request.POST
    form = NewPasswordForm(request.POST if is_sent else None)
    form.person = ticket.person
    if is_sent and form.is_valid():
        return _use(request, ticket, form.cleaned_data["new_password"])
    context = {"form": form, "ticket": ticket, "typed": _typed(request), "name": _name(request)}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "public/activation_password.html", context, status=status)


def _use(request: OpenRequest, ticket: Ticket, password: str) -> HttpResponse:
    try:
        person = accounts.use(ticket, password=password, now=request.now)
    except TicketUnusable:
        return redirect("public:login")  # sent twice: the first one has set it
    return entering.enter(request, person)

"""What follows an order that was carried out."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import done
from kawah.web.trainer.pen.carrying import Done
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.taken_out import TAKEN_OUT


def did(
    request: PersonRequest, order: Order, did: Done, told: str, *, at: int, focus: str = ""
) -> HttpResponse:
    done.note_done(request, order)
    if order.act != "remove":
        request.session.pop(TAKEN_OUT, None)
    if did.other:
        also = _("%(name)s juga menulis di berkas ini; perubahan Anda berdua tersimpan.")
        messages.info(request, also % {"name": did.other})
    if told:
        messages.success(request, told)
    return back(request, at, focus=focus)


def back(request: PersonRequest, place: int, *, focus: str = "") -> HttpResponse:
    """To a part, or to its button of this name, where a keyboard can press it once more."""
    return HttpResponseRedirect(f"{request.path}?di={place + 1}#{focus or 'bagian'}-{place + 1}")

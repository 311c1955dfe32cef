"""Carrying out what an author asks for once, and saying so where it cannot be."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import done, orders
from kawah.web.trainer.pen.after import back
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.carrying import Clash, Full
from kawah.web.trainer.pen.orders import Order

Act = Callable[[PersonRequest, Bench, Order], HttpResponse]


def act(
    request: PersonRequest,
    bench: Bench,
    *,
    acts: Mapping[str, Act],
    page: Callable[..., HttpResponse],
) -> HttpResponse:
    """`page` shows the file as it is, where nothing was done."""
    order = orders.order_in(request)
    asked = acts.get(order.act)
    if asked is None:
        return page(request, bench, status=400)
    if done.was_done(request, order):
        return back(request, order.place)
    try:
        return asked(request, bench, order)
    except Full as full:
        messages.error(request, str(full))
        return page(request, bench, status=400)
    except Clash as clash:
        told = _("Bagian itu baru saja diubah %(name)s; tidak ada yang diubah di sini.")
        messages.warning(request, told % {"name": clash.file.written_by})
        return page(request, replace(bench, file=clash.file), status=409)

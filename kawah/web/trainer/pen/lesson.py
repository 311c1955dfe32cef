"""A lesson under the pen: its blocks as learners will see them, and the form of one of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import opening, orders
from kawah.web.trainer.pen.after import back
from kawah.web.trainer.pen.bench import Bench, bench_for
from kawah.web.trainer.pen.carrying import Clash, Full
from kawah.web.trainer.pen.lesson_moves import move, remove, restore
from kawah.web.trainer.pen.lesson_page import page
from kawah.web.trainer.pen.lesson_saving import save
from kawah.web.trainer.pen.lesson_trying import try_answer
from kawah.web.trainer.pen.opening import Opened

ACTS = {"save": save, "up": move, "down": move, "remove": remove, "restore": restore}


@may(Verb.TEACH)
def lesson_editor(request: PersonRequest, manuscript: UUID, path: str) -> HttpResponse:
    bench = bench_for(request, manuscript, path, endings=(".md",))
    if not bench.is_text:
        return render(request, "trainer/pen/unreadable.html", {"bench": bench})
    if request.method != "POST":
        return page(request, bench, opened=_asked_for(request, bench))
    if "block" in request.POST:
        return try_answer(request, bench, request.POST["block"])
    order = orders.order_in(request)
    act = ACTS.get(order.act)
    if act is None:
        return page(request, bench, status=400)
    if orders.was_done(request, order):
        return back(request, order.place)
    try:
        return act(request, bench, order)
    except Full as full:
        messages.error(request, str(full))
        return page(request, bench, status=400)
    except Clash as clash:
        told = _("Bagian itu baru saja diubah %(name)s; tidak ada yang diubah di sini.")
        messages.warning(request, told % {"name": clash.file.written_by})
        return page(request, replace(bench, file=clash.file), status=409)


def _asked_for(request: PersonRequest, bench: Bench) -> Opened | None:
    """The form that the address asks for."""
    asked = request.GET
    if "ubah" in asked:
        return opening.open_old(bench, orders.number(asked["ubah"]) - 1)
    if "tambah" in asked and "jenis" in asked:
        place = orders.number(asked["tambah"]) - 1
        return opening.open_new(bench, max(place, 0), asked["jenis"])
    return None

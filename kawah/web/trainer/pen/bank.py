"""A bank of questions under the pen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.lib.questions.reading import QuestionFileUnusable
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import bank_opening, bank_text, orders
from kawah.web.trainer.pen.after import back
from kawah.web.trainer.pen.bank_importing import take_in
from kawah.web.trainer.pen.bank_moves import clean, copy, move, remove, restore
from kawah.web.trainer.pen.bank_page import page
from kawah.web.trainer.pen.bank_saving import save
from kawah.web.trainer.pen.bank_trying import try_answer
from kawah.web.trainer.pen.bench import Bench, bench_for
from kawah.web.trainer.pen.carrying import Clash, Full
from kawah.web.trainer.pen.opening import Opened

ENDINGS = (".gift", ".xml", ".txt")
ACTS = {
    "save": save,
    "up": move,
    "down": move,
    "copy": copy,
    "remove": remove,
    "restore": restore,
    "clean": clean,
    "import": take_in,
}


@may(Verb.TEACH)
def bank_editor(request: PersonRequest, manuscript: UUID, path: str) -> HttpResponse:
    bench = bench_for(request, manuscript, path, endings=ENDINGS)
    try:
        is_losing = bool(bank_text.gone_of(bench.file.path, bench.file.raw))
    except QuestionFileUnusable as refusal:
        context = {"bench": bench, "fault": str(refusal)}
        return render(request, "trainer/pen/unreadable.html", context)
    if request.method != "POST":
        return page(request, bench, opened=None if is_losing else _asked_for(request, bench))
    if "block" in request.POST:
        return try_answer(request, bench)
    if is_losing and request.POST.get("act") != "clean":
        return page(request, bench, status=400)
    return _act(request, bench)


def _act(request: PersonRequest, bench: Bench) -> HttpResponse:
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
        return bank_opening.open_old(bench, max(orders.number(asked["ubah"]) - 1, 0))
    if "tambah" in asked and "jenis" in asked:
        count = len(bank_opening.questions_on(bench))
        return bank_opening.open_new(bench, count, asked["jenis"])
    return None

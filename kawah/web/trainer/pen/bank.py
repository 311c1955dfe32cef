"""A bank of questions under the pen."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kawah.lib.questions.reading import QuestionFileUnusable
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import acting, bank_opening, bank_text, orders
from kawah.web.trainer.pen.bank_importing import take_in
from kawah.web.trainer.pen.bank_moves import clean, copy, move, remove, restore
from kawah.web.trainer.pen.bank_page import page
from kawah.web.trainer.pen.bank_saving import save
from kawah.web.trainer.pen.bank_trying import try_answer
from kawah.web.trainer.pen.bench import Bench, bench_for
from kawah.web.trainer.pen.opening import Opened

ENDINGS = (".gift", ".xml", ".txt")
ACTS: dict[str, acting.Act] = {
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
    return acting.act(request, bench, acts=ACTS, page=page)


def _asked_for(request: PersonRequest, bench: Bench) -> Opened | None:
    """The form that the address asks for."""
    asked = request.GET
    if "ubah" in asked:
        return bank_opening.open_old(bench, max(orders.number(asked["ubah"]) - 1, 0))
    if "tambah" in asked and "jenis" in asked:
        count = len(bank_opening.questions_on(bench))
        return bank_opening.open_new(bench, count, asked["jenis"])
    return None

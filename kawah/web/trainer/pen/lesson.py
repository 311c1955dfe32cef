"""A lesson under the pen: its blocks as learners will see them, and the form of one of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import acting, deck, deck_saving, opening, orders
from kawah.web.trainer.pen.bench import Bench, bench_for
from kawah.web.trainer.pen.lesson_moves import move, remove, restore
from kawah.web.trainer.pen.lesson_page import page
from kawah.web.trainer.pen.lesson_saving import save
from kawah.web.trainer.pen.lesson_trying import try_answer
from kawah.web.trainer.pen.opening import Opened

ACTS: dict[str, acting.Act] = {
    "save": save,
    "up": move,
    "down": move,
    "remove": remove,
    "restore": restore,
    "deck": deck.show,
    "slides": deck_saving.save,
}


@may(Verb.TEACH)
def lesson_editor(request: PersonRequest, manuscript: UUID, path: str) -> HttpResponse:
    bench = bench_for(request, manuscript, path, endings=(".md",))
    if not bench.is_text:
        return render(request, "trainer/pen/unreadable.html", {"bench": bench})
    if request.method != "POST" and request.GET.get("jenis") == deck.WORD:
        return deck.ask(request, bench)
    if request.method != "POST":
        return page(request, bench, opened=_asked_for(request, bench))
    if "block" in request.POST:
        return try_answer(request, bench, request.POST["block"])
    return acting.act(request, bench, acts=ACTS, page=page)


def _asked_for(request: PersonRequest, bench: Bench) -> Opened | None:
    """The form that the address asks for."""
    asked = request.GET
    if "ubah" in asked:
        return opening.open_old(bench, orders.number(asked["ubah"]) - 1)
    if "tambah" in asked and "jenis" in asked:
        place = orders.number(asked["tambah"]) - 1
        return opening.open_new(bench, max(place, 0), asked["jenis"])
    return None

"""The page of a lesson under the pen."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from kawah.learning.player import api as player
from kawah.learning.player.api import State, drafting
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import passages
from kawah.web.trainer.pen import opening, orders
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.block_kinds import BLOCKS
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.question_kinds import QUESTIONS
from kawah.web.trainer.pen.taken_out import taken_out


def page(
    request: PersonRequest,
    bench: Bench,
    *,
    opened: Opened | None = None,
    order: Order | None = None,
    clash: int | None = None,
    state: State = drafting.BLANK,
    status: int = 200,
) -> HttpResponse:
    drafted = drafting.drafted(
        bench.file.text,
        bench.manuscript,
        bench.glance,
        language=get_language() or "id",
        seed=bench.seed,
        now=bench.now,
        state=state,
    )
    parts = passages.lesson_parts(one.span for one in drafted)
    standing = passages.open_on(bench.manuscript, bench.file.path, parts)
    rows = [
        {
            "drafted": one,
            "number": place + 1,
            "kind": opening.kind_of(one.block or player.begun(one.span.text)),
            "was": orders.digest(one.span.text),
            "remarks": standing.on(place),
        }
        for place, one in enumerate(drafted)
    ]
    context = {
        "bench": bench,
        "rows": rows,
        "standing": standing,
        "remarks": standing.on(opened.place) if opened and not opened.is_new else [],
        "opened": opened,
        "clash": None if clash is None else rows[clash],
        "was": _before(rows, opened),
        "key": order.key if order and order.key else orders.fresh_key(),
        "menu_at": _menu_at(request, rows, opened),
        "end": len(rows) + 1,
        "blocks": BLOCKS.values(),
        "questions": QUESTIONS.values(),
        "taken_out": taken_out(request, bench) if opened is None else None,
    }
    return render(request, "trainer/pen/lesson.html", context, status=status)


def _before(rows: list[dict[str, Any]], opened: Opened | None) -> str:
    """A digest of what the open form is about; of something new, of what stands before it."""
    place = opened.place - opened.is_new if opened else -1
    return str(rows[place]["was"]) if 0 <= place < len(rows) else ""


def _menu_at(request: PersonRequest, rows: list[Any], opened: Opened | None) -> int:
    """Before which block the menu of what can be added stands; 0 where it is not asked for."""
    if opened is not None or "jenis" in request.GET:
        return 0
    asked = min(orders.number(request.GET.get("tambah", "")), len(rows) + 1)
    return asked or (0 if rows else 1)

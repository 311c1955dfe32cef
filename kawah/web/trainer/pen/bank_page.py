"""The page of a bank under the pen: its questions, or the form of one of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.assessment.api import Question
from kawah.learning.player.api import State
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import passages
from kawah.web.trainer.pen import bank_text, orders
from kawah.web.trainer.pen.bank_filter import filter_in
from kawah.web.trainer.pen.bank_look import looked_at
from kawah.web.trainer.pen.bank_rows import listed
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.question_kinds import BANKED
from kawah.web.trainer.pen.taken_out import taken_out

BLANK = State({}, {}, {})


def page(
    request: PersonRequest,
    bench: Bench,
    *,
    opened: Opened | None = None,
    order: Order | None = None,
    clash: int | None = None,
    state: State = BLANK,
    report: Any = None,
    status: int = 200,
) -> HttpResponse:
    reading = bank_text.reading_of(bench.file.path, bench.file.raw)
    questions = reading.questions
    shown = filter_in(request)
    parts = passages.bank_parts(questions)
    standing = passages.open_on(bench.manuscript, bench.file.path, parts)
    context: dict[str, Any] = {
        "bench": bench,
        "key": order.key if order and order.key else orders.fresh_key(),
        "opened": opened,
        "was": _before(questions, opened),
        "losses": reading.losses,
        "gone": bank_text.gone_of(bench.file.path, bench.file.raw),
        "report": report,
        "kinds": BANKED.values(),
        "count": len(questions),
        "standing": standing,
        "remarks": standing.on(opened.place) if opened and not opened.is_new else [],
    }
    if opened:
        look_at = clash if clash is not None else None if opened.is_new else opened.place
        context["clash"] = clash is not None
        context |= looked_at(questions, look_at, state)
        return render(request, "trainer/pen/question.html", context, status=status)
    context |= listed(request, questions, shown, standing)
    context["taken_out"] = taken_out(request, bench)
    return render(request, "trainer/pen/bank.html", context, status=status)


def _before(questions: tuple[Question, ...], opened: Opened | None) -> str:
    place = opened.place - opened.is_new if opened else -1
    return bank_text.fingerprint(questions[place]) if 0 <= place < len(questions) else ""

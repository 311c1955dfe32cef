"""The page of a bank under the pen: its questions, or the form of one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kawah.learning.assessment.api import Essay, Question
from kawah.learning.player.api import State, trying
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import words
from kawah.web.trainer.pen import bank_text, orders
from kawah.web.trainer.pen.bank_filter import Filter, filter_in
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.question_kinds import BANKED, kind_of_question
from kawah.web.trainer.pen.taken_out import taken_out

ON_A_PAGE = 50
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
    }
    if opened:
        look_at = clash if clash is not None else None if opened.is_new else opened.place
        context["clash"] = clash is not None
        context |= _looked_at(questions, look_at, state)
        return render(request, "trainer/pen/question.html", context, status=status)
    context |= _listed(request, questions, shown)
    context["taken_out"] = taken_out(request, bench)
    return render(request, "trainer/pen/bank.html", context, status=status)


def _looked_at(
    questions: tuple[Question, ...], place: int | None, state: State
) -> dict[str, object]:
    """A question as a learner sees it."""
    if place is None:
        return {}
    question = questions[place]
    return {"preview": _drawn(question, state), "place": place + 1, "essay": _essay(question)}


def _drawn(question: Question, state: State) -> SafeString | None:
    if isinstance(question.body, Essay):
        return None
    html = trying.drafted_question(
        question, seed=question.key, language=get_language() or "id", state=state
    )
    return mark_safe(html)  # noqa: S308 - made of sanitised parts


def _essay(question: Question) -> SafeString | None:
    return words.html_of(question.stem) if isinstance(question.body, Essay) else None


def _listed(
    request: PersonRequest, questions: tuple[Question, ...], shown: Filter
) -> dict[str, object]:
    rows = [
        {
            "number": place + 1,
            "question": question,
            "name": question.title or words.beginning(question.stem),
            "kind": kind_of_question(question.body),
            "was": bank_text.fingerprint(question),
        }
        for place, question in enumerate(questions)
        if shown.takes(question)
    ]
    at = orders.number(request.GET.get("di", ""))
    asked = request.GET.get("halaman") or max(at - 1, 0) // ON_A_PAGE + 1
    part = Paginator(rows, ON_A_PAGE).get_page(asked)
    tags = sorted({tag for question in questions for tag in question.tags})
    return {
        "page": part,
        "tags": tags,
        "shown": shown,
        "is_menu": "tambah" in request.GET or not questions,
        "at": at,
        "focus": request.GET.get("fokus", ""),
    }


def _before(questions: tuple[Question, ...], opened: Opened | None) -> str:
    place = opened.place - opened.is_new if opened else -1
    return bank_text.fingerprint(questions[place]) if 0 <= place < len(questions) else ""

"""The questions of a bank as they are listed."""

from django.core.paginator import Paginator

from kawah.learning.assessment.api import Question
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import words
from kawah.web.trainer.passages import Standing
from kawah.web.trainer.pen import bank_text, orders
from kawah.web.trainer.pen.bank_filter import Filter
from kawah.web.trainer.pen.question_kinds import kind_of_question

ON_A_PAGE = 50


def listed(
    request: PersonRequest, questions: tuple[Question, ...], shown: Filter, standing: Standing
) -> dict[str, object]:
    rows = [
        {
            "number": place + 1,
            "question": question,
            "name": question.title or words.beginning(question.stem),
            "kind": kind_of_question(question.body),
            "was": bank_text.fingerprint(question),
            "remarks": standing.on(place),
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
    }

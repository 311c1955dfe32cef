"""Opening the form of a question of a bank: of one that is there, and of a new one."""

from typing import Any

from kawah.learning.assessment.api import Question
from kawah.web.trainer.pen.bank_text import free_key, reading_of
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.forms.inkwell import Inkwell
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.question_kinds import BANKED, kind_of_question

FIRST_KEY = "soal-1"
LONGEST_KEY = 100


def questions_on(bench: Bench) -> tuple[Question, ...]:
    return reading_of(bench.file.path, bench.file.raw).questions


def open_old(bench: Bench, place: int, *, data: Any = None) -> Opened | None:
    questions = questions_on(bench)
    if place >= len(questions):
        return None
    held = questions[place]
    kind = kind_of_question(held.body)
    return Opened(place, False, kind, held.key, kind.form(_ink(bench, held.key, held), held, data))


def open_new(
    bench: Bench, place: int, word: str, *, key: str = "", data: Any = None
) -> Opened | None:
    """`key` is the one that it was promised, unless another took it meanwhile."""
    kind = BANKED.get(word)
    if kind is None:
        return None
    questions = questions_on(bench)
    key = free_key(key[:LONGEST_KEY] or FIRST_KEY, questions)
    form = kind.form(_ink(bench, key, None), None, data)
    return Opened(min(place, len(questions)), True, kind, key, form)


def open_instead(bench: Bench, place: int, word: str, *, data: Any) -> Opened | None:
    """The form of what is to stand in the place of another's question, under its key."""
    questions, kind = questions_on(bench), BANKED.get(word)
    if kind is None or place >= len(questions):
        return None
    key = questions[place].key
    return Opened(place, False, kind, key, kind.form(_ink(bench, key, None), None, data))


def _ink(bench: Bench, key: str, held: Question | None) -> Inkwell:
    outcomes = [(name, f"{name}: {text}") for name, text in bench.glance.outcomes.items()]
    return Inkwell(key, held.stem.form if held else "markdown", is_banked=True, outcomes=outcomes)

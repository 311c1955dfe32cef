"""The one place where a lesson speaks with questions: their shape, their reader, their scoring."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from kawah.lib.questions import gift, numerals, scoring
from kawah.lib.questions.reading import QuestionFileUnusable
from kawah.lib.questions.remarks import remarks
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Gap,
    Matching,
    Numeric,
    Ordering,
    Question,
    Short,
    Text,
    TextForm,
    TrueFalse,
)

__all__ = [
    "Body",
    "Choice",
    "Cloze",
    "Gap",
    "Given",
    "Judged",
    "Matching",
    "Numeric",
    "Ordering",
    "Question",
    "QuestionUnusable",
    "Short",
    "Text",
    "TrueFalse",
    "is_whole",
    "judge",
    "read_question",
    "texts_of",
    "written",
]

Given: TypeAlias = Mapping[str, Sequence[str]]  # form fields of one block: part -> values


class QuestionUnusable(Exception):
    """The body of a question block is not one question; the message is a whole sentence."""


class Judged(Struct, frozen=True):
    fraction: float
    remarks: tuple[Text, ...]


def read_question(source: str) -> Question:
    """The one question of a block, in GIFT; raises QuestionUnusable."""
    try:
        reading = gift.read(source.encode())
    except QuestionFileUnusable as error:
        raise QuestionUnusable(str(error)) from error
    for loss in reading.losses:
        values = {"what": loss.what, "why": loss.why}
        raise QuestionUnusable(_("%(what)s: %(why)s") % values)
    if len(reading.questions) != 1:
        raise QuestionUnusable(_("Blok ini harus berisi tepat satu soal GIFT."))
    question = reading.questions[0]
    if isinstance(question.body, Essay):
        raise QuestionUnusable(
            _("Soal uraian tidak dapat di dalam pelajaran; pakai kegiatan kuis.")
        )
    return in_markdown(question)


def written(question: Question) -> str:
    """The body of a question block, in GIFT; without marks of form where it is read the same."""
    plain: Question = _in_form(question, "markdown", "plain")
    text = _gift(plain)
    return text if _is_read_as(question, text) else _gift(question)


def _gift(question: Question) -> str:
    return gift.write([question]).data.decode().strip()


def _is_read_as(question: Question, text: str) -> bool:
    try:
        return read_question(text) == question
    except QuestionUnusable:
        return False


def in_markdown(question: Question) -> Question:
    """A lesson is written in Markdown, so its questions are, unless they say another form."""
    marked: Question = _in_form(question, "plain", "markdown")
    return marked


def _in_form(part: Any, form: TextForm, wanted: TextForm) -> Any:
    """The same with every text of one form said to be of another."""
    if isinstance(part, Text):
        return replace(part, form=wanted) if part.form == form else part
    if isinstance(part, tuple):
        return tuple(_in_form(each, form, wanted) for each in part)
    if isinstance(part, Struct):
        values = {name: getattr(part, name) for name in part.__struct_fields__}
        return replace(part, **{key: _in_form(each, form, wanted) for key, each in values.items()})
    return part


def is_whole(question: Question, given: Given) -> bool:
    """Whether every part of a question has an answer that its form offers."""
    values = [next(iter(given.get(part, ())), "").strip() for part in parts(question)]
    match question.body:
        case Choice() as body:
            offered = {str(index) for index in range(len(body.options))}
            return bool(given.get("")) and set(given[""]) <= offered
        case TrueFalse():
            return values[0] in ("true", "false")
        case Ordering():
            return sorted(values) == sorted(str(place + 1) for place in range(len(values)))
        case Numeric():
            return bool(numerals.readings(values[0]))
        case _:
            return all(values)


def parts(question: Question) -> list[str]:
    """The parts of the form that a question takes."""
    match question.body:
        case Matching() as body:
            return [str(index) for index in range(len(body.pairs))]
        case Ordering() as body:
            return [str(index) for index in range(len(body.steps))]
        case Cloze() as body:
            return [str(index) for index in range(len(body.gaps))]
        case _:
            return [""]


def judge(question: Question, given: Given) -> Judged:
    """How much of a question is right, and what its author says to this answer."""
    score = scoring.score(question, _answer(question, given))
    return Judged(score.fraction, remarks(question, score))


def _answer(question: Question, given: Given) -> object:
    """Form fields as the answer that scoring reads."""
    values = [next(iter(given.get(part, ())), "") for part in parts(question)]
    match question.body:
        case Choice():
            return list(given.get("", ()))
        case Ordering():
            return sorted(range(len(values)), key=lambda index: int(values[index]))
        case Matching() | Cloze():
            return values
        case _:
            return values[0]


def texts_of(question: Question) -> list[str]:
    """What a learner reads of a question before answering."""
    stem = question.stem.value
    match question.body:
        case Choice() as body:
            return [stem, *(option.text.value for option in body.options)]
        case Matching() as body:
            return [stem, *(f"{pair.prompt.value} {pair.match}" for pair in body.pairs)]
        case Ordering() as body:
            return [stem, *(step.value for step in body.steps)]
        case _:
            return [stem]

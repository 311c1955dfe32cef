"""A rubric as a form: one level is chosen for each criterion."""

from collections.abc import Mapping

from django.utils.safestring import SafeString
from msgspec import Struct

from kawah.learning.assessment.api import Essay, Question, in_words, rubric_of
from kawah.web.trainer import words


class Level(Struct, frozen=True):
    value: str
    points: float
    words: str
    is_chosen: bool


class Row(Struct, frozen=True):
    """A criterion with the name of its field; points are kept by its `key`."""

    key: str
    name: str
    field: str
    levels: tuple[Level, ...]

    @property
    def is_missing(self) -> bool:
        return not any(level.is_chosen for level in self.levels)


def field_of(place: int) -> str:
    return f"k{place}"


def criteria_of(question: Question, sent: Mapping[str, str]) -> list[Row]:
    body = question.body
    if not isinstance(body, Essay):
        return []
    rows = []
    for place, criterion in enumerate(rubric_of(body)):
        field = field_of(place)
        chosen = sent.get(field, "")
        levels = tuple(
            Level(str(step), points, text, str(step) == chosen)
            for step, (points, text) in enumerate(in_words(criterion).levels)
        )
        rows.append(Row(criterion.name, in_words(criterion).name, field, levels))
    return rows


def fields_of(points: Mapping[str, float], question: Question) -> dict[str, str]:
    """The form as it was when these points were given."""
    rows = criteria_of(question, {})
    return {
        row.field: level.value
        for row in rows
        for level in row.levels
        if points.get(row.key) == level.points
    }


def points_in(sent: Mapping[str, str], question: Question) -> dict[str, float]:
    """The points of what was chosen; a criterion without a choice is left out."""
    rows = criteria_of(question, sent)
    return {row.key: level.points for row in rows for level in row.levels if level.is_chosen}


def notes_of(question: Question) -> SafeString | None:
    body = question.body
    has_notes = isinstance(body, Essay) and body.notes_for_grader.value
    return words.html_of(body.notes_for_grader) if isinstance(body, Essay) and has_notes else None

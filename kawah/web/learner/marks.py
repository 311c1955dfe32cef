"""What a person judged: the level reached of each criterion, and the remark with its author."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from kawah.learning.assessment.api import Essay, Grade, Response, in_words, rubric_of
from kawah.people.directory.api import Person


class Level(Struct, frozen=True):
    criterion: str
    points: float
    most: float
    words: str


class Mark(Struct, frozen=True):
    """`author` is empty when nobody is known by that identifier any more."""

    levels: tuple[Level, ...]
    comment: str
    author: str
    at: datetime


def marks_of(responses: Iterable[Response]) -> dict[int, list[Mark]]:
    """The judgements by people, the newest first, by the place of the question."""
    rows = [
        (response, grade)
        for response in responses
        for grade in response.grades.all()
        if grade.by is not None and (grade.points or grade.comment)
    ]
    names = _names({grade.by for _response, grade in rows if grade.by})
    found: dict[int, list[Mark]] = {}
    for response, grade in sorted(rows, key=lambda row: row[1].at, reverse=True):
        author = names.get(grade.by, "") if grade.by else ""
        mark = Mark(_levels(response, grade), grade.comment, author, grade.at)
        found.setdefault(response.seq, []).append(mark)
    return found


def _names(keys: set[UUID]) -> dict[UUID, str]:
    if not keys:
        return {}
    return dict(Person.objects.filter(uuid__in=keys).values_list("uuid", "name"))


def _levels(response: Response, grade: Grade) -> tuple[Level, ...]:
    body = response.item_version.question.body
    criteria = rubric_of(body) if isinstance(body, Essay) else ()
    return tuple(
        Level(in_words(row).name, points, max(level for level, _words in row.levels), words)
        for row in criteria
        for points, words in in_words(row).levels
        if grade.points.get(row.name) == points
    )

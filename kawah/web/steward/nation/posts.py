"""Kinds of posts, and levels of a competency, as they are chosen."""

from kawah.people.competencies.api import Competency
from kawah.people.directory.api import FunctionalGrade, PositionKind


def levels_of(competency: Competency) -> list[tuple[int, str]]:
    words = dict(enumerate(competency.focus, start=1))
    return [
        (level, f"{level}: {words[level]}" if words.get(level) else str(level))
        for level in range(1, competency.level_count + 1)
    ]


def posts() -> list[tuple[str, str]]:
    """The kinds of posts that can be asked for something, as they are chosen."""
    grades = [grade for grade in FunctionalGrade if grade.value]
    plain = [kind for kind in PositionKind if kind not in (PositionKind.FUNCTIONAL, "OUTSIDE")]
    functional = PositionKind.FUNCTIONAL
    named = [(f"{kind.value}/", str(kind.label)) for kind in plain]
    return named + [
        (f"{functional.value}/{grade.value}", f"{functional.label}, {grade.label}")
        for grade in grades
    ]

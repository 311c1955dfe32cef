"""How the questions of a quiz behaved, read from what people handed in."""

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from kawah.learning.assessment import statistics
from kawah.learning.assessment.attempts import Attempt, Response
from kawah.learning.assessment.banks import ItemVersion
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.assessment.signs import Sign, sign_of
from kawah.lib.questions.answers import answer_to
from kawah.lib.questions.shape import Choice


class Drawn(Struct, frozen=True):
    """An option of a choice, with who chose it."""

    words: str
    is_right: bool
    statistics: statistics.OptionStatistics

    @property
    def is_idle(self) -> bool:
        """A wrong option that nobody takes helps nobody to think."""
        return not self.is_right and not self.statistics.chosen


class ItemAnalysis(Struct, frozen=True):
    version: ItemVersion
    statistics: statistics.ItemStatistics
    options: tuple[Drawn, ...]
    sign: Sign


class Analysis(Struct, frozen=True):
    """`alpha` says how consistently the whole quiz measures; None where that cannot be told."""

    persons: int
    alpha: float | None
    items: tuple[ItemAnalysis, ...]


def analyse(quiz: Quiz) -> Analysis:
    """Reckon from each person's first attempt: later ones have seen the questions before."""
    responses = _responses(quiz)
    persons = _places(row.attempt_id for row in responses)
    versions = {row.item_version_id: row.item_version for row in responses}
    columns = _places(versions)
    matrix = np.full((len(persons), len(columns)), np.nan)
    for row in responses:
        if row.fraction is not None and not row.is_waiting:
            matrix[persons[row.attempt_id], columns[row.item_version_id]] = row.fraction
    found = statistics.item_statistics(matrix) if columns else ()
    items = [
        ItemAnalysis(
            versions[key],
            found[place],
            _options(responses, key, matrix, place, persons),
            _sign(found[place]),
        )
        for key, place in columns.items()
    ]
    return Analysis(len(persons), statistics.alpha(matrix) if columns else None, _urgent(items))


def _sign(item: statistics.ItemStatistics) -> Sign:
    return sign_of(
        answered=item.answered,
        difficulty=item.difficulty,
        discrimination=item.discrimination,
    )


def _urgent(items: Sequence[ItemAnalysis]) -> tuple[ItemAnalysis, ...]:
    order = list(Sign)
    return tuple(sorted(items, key=lambda item: order.index(item.sign)))


def _places(keys: Iterable[int]) -> dict[int, int]:
    return {key: place for place, key in enumerate(dict.fromkeys(keys))}


def _responses(quiz: Quiz) -> list[Response]:
    handed_in = Attempt.objects.filter(quiz=quiz, submitted_at__isnull=False)
    first: dict[int, int] = {}
    for enrollment, attempt in handed_in.order_by("number").values_list("enrollment", "pk"):
        first.setdefault(enrollment, attempt)
    rows = Response.objects.filter(attempt__in=first.values()).select_related("item_version")
    return list(rows.order_by("attempt", "seq"))


def _options(
    responses: Sequence[Response],
    version: int,
    matrix: statistics.Matrix,
    column: int,
    persons: dict[int, int],
) -> tuple[Drawn, ...]:
    asked = [row for row in responses if row.item_version_id == version]
    body = asked[0].item_version.question.body
    if not isinstance(body, Choice) or not body.is_single:
        return ()
    chosen = [_place(body, row) for row in asked]
    others = statistics.rest_scores(matrix, column)
    rest = [float(others[persons[row.attempt_id]]) for row in asked]
    found = statistics.option_statistics(chosen, rest, count=len(body.options))
    return tuple(
        Drawn(option.text.value, option.fraction > 0, drawn)
        for option, drawn in zip(body.options, found, strict=True)
    )


def _place(body: Choice, row: Response) -> int | None:
    given = answer_to(body, row.answer)
    return given if isinstance(given, int) else None

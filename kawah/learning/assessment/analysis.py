"""How the questions of a quiz behaved, read from what people handed in."""

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from kawah.learning.assessment import statistics
from kawah.learning.assessment.attempts import Attempt, Response
from kawah.learning.assessment.banks import ItemVersion
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.assessment.regrades import judged
from kawah.learning.assessment.regrading import mended
from kawah.learning.assessment.signs import Sign, is_luring, sign_of
from kawah.learning.curriculum.api import Activity
from kawah.lib.questions.answers import answer_to
from kawah.lib.questions.scoring import score
from kawah.lib.questions.shape import Choice

# More add nothing that a trainer could see, and a page has to answer.
MOST_PERSONS = 2000


class Drawn(Struct, frozen=True):
    """An option of a choice, with who chose it.

    `is_luring`: who chose this wrong option knows more of the rest than who chose the right one.
    """

    words: str
    is_right: bool
    statistics: statistics.OptionStatistics
    is_luring: bool = False

    @property
    def is_idle(self) -> bool:
        """A wrong option that nobody takes helps nobody to think."""
        return not self.is_right and not self.statistics.chosen


class ItemAnalysis(Struct, frozen=True):
    """`mended` is the newest version, where it can judge the answers to this one."""

    version: ItemVersion
    mended: ItemVersion | None
    statistics: statistics.ItemStatistics
    options: tuple[Drawn, ...]
    sign: Sign


class Analysis(Struct, frozen=True):
    """`persons` are at most MOST_PERSONS, those who began last.

    `alpha` says how consistently the whole quiz measures; None where that cannot be told, as
    when everyone has other questions (`is_drawn`).
    """

    persons: int
    is_drawn: bool
    alpha: float | None
    items: tuple[ItemAnalysis, ...]
    is_cut: bool = False  # there are more first attempts than were looked at


def analyse(quiz: Quiz) -> Analysis:
    """Reckon from each person's first attempt: later ones have seen the questions before.

    What was answered to the same version of a question in other versions of the course counts too.
    """
    attempts, is_cut = _first_attempts(quiz)
    responses = _responses(quiz, attempts)
    persons = _places(row.attempt_id for row in responses)
    columns = _places(row.item_version_id for row in responses)
    versions = _versions(columns)
    matrix = np.full((len(persons), len(columns)), np.nan)
    for row in responses:
        if row.fraction is not None and not row.is_waiting:
            matrix[persons[row.attempt_id], columns[row.item_version_id]] = row.fraction
    found = statistics.item_statistics(matrix) if columns else ()
    items = [
        ItemAnalysis(
            versions[key],
            _mended(versions[key]),
            found[place],
            _options(responses, versions[key], matrix, place, persons),
            _sign(found[place]),
        )
        for key, place in columns.items()
    ]
    alpha = statistics.alpha(matrix) if columns else None
    is_drawn = any(slots.count < len(slots.pool) for slots in quiz.slots)
    return Analysis(len(persons), is_drawn, alpha, _urgent(items), is_cut)


def _versions(keys: Iterable[int]) -> dict[int, ItemVersion]:
    rows = ItemVersion.objects.filter(pk__in=list(keys))
    return {row.pk: row for row in rows.select_related("item__newest__regrade")}


def _mended(version: ItemVersion) -> ItemVersion | None:
    newest = mended(version.item)
    return newest if newest is not None and newest.number > version.number else None


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


def _first_attempts(quiz: Quiz) -> tuple[list[int], bool]:
    """The newest first attempts, one of each person, and whether there are more."""
    own = Activity.objects.filter(pk=quiz.pk)
    handed_in = Attempt.objects.filter(
        quiz__activity__key__in=own.values("key"),
        quiz__activity__version__course__in=own.values("version__course"),
        submitted_at__isnull=False,
        number=1,
    )
    newest = handed_in.order_by("-started_at", "-pk").values_list("enrollment__person", "pk")
    found = list(newest[: MOST_PERSONS + 1])
    # Of somebody who began in two versions the earlier one stays.
    return list(dict(found[:MOST_PERSONS]).values()), len(found) > MOST_PERSONS


def _responses(quiz: Quiz, attempts: list[int]) -> list[Response]:
    asked = {key for slots in quiz.slots for key in slots.pool}
    rows = Response.objects.filter(attempt__in=attempts, item_version__in=asked)
    return list(rows.order_by("attempt", "seq"))


def _options(
    responses: Sequence[Response],
    version: ItemVersion,
    matrix: statistics.Matrix,
    column: int,
    persons: dict[int, int],
) -> tuple[Drawn, ...]:
    asked = [row for row in responses if row.item_version_id == version.pk]
    body = version.question.body
    if not isinstance(body, Choice) or not body.is_single:
        return ()
    chosen = [_place(body, row) for row in asked]
    others = statistics.rest_scores(matrix, column)
    rest = [float(others[persons[row.attempt_id]]) for row in asked]
    found = statistics.option_statistics(chosen, rest, count=len(body.options))
    are_right = [_is_right(version, place) for place in range(len(found))]
    keys = [one for one, is_right in zip(found, are_right, strict=True) if is_right]
    return tuple(
        Drawn(option.text.value, is_right, one, is_luring=not is_right and is_luring(one, keys))
        for option, is_right, one in zip(body.options, are_right, found, strict=True)
    )


def _is_right(version: ItemVersion, place: int) -> bool:
    """Whether an option earns points, by the mended version where a regrade named one."""
    newest = _mended(version)
    is_regraded = newest is not None and hasattr(newest, "regrade")
    standing = {version.item_id: newest} if newest is not None and is_regraded else {}
    found = judged(Response(item_version=version, answer=place), standing)
    return score(found.question, found.answer).fraction > 0


def _place(body: Choice, row: Response) -> int | None:
    given = answer_to(body, row.answer)
    return given if isinstance(given, int) else None

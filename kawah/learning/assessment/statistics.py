"""How the items of a test behaved, from a matrix of scores: persons in rows, items in columns.

Scores are fractions 0..1. NaN stands for an item that a person did not get, as happens when
questions are drawn at random. What cannot be computed is None, never a guess.
"""

from collections.abc import Sequence
from math import isnan

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

Matrix = NDArray[np.float64]


class ItemStatistics(Struct, frozen=True):
    """`answered`: how many persons got the item."""

    answered: int
    difficulty: float | None
    discrimination: float | None


class OptionStatistics(Struct, frozen=True):
    """Who chose an option: how many, what share, and how they did on the rest of the test."""

    option: int
    chosen: int
    share: float | None
    mean_rest: float | None


def item_statistics(scores: ArrayLike) -> tuple[ItemStatistics, ...]:
    matrix = _matrix(scores)
    return tuple(
        ItemStatistics(
            int(np.count_nonzero(~np.isnan(matrix[:, item]))),
            difficulty(matrix[:, item]),
            discrimination(matrix, item),
        )
        for item in range(matrix.shape[1])
    )


def difficulty(item_scores: ArrayLike) -> float | None:
    """The mean fraction, p = sum(x) / n: high is easy (Allen and Yen 1979)."""
    values = np.asarray(item_scores, dtype=np.float64)
    values = values[~np.isnan(values)]
    return float(values.mean()) if values.size else None


def discrimination(scores: ArrayLike, item: int) -> float | None:
    """Corrected point-biserial: the correlation of an item with the rest of the test.

    r = cov(x, t - x) / (s_x s_(t-x)); the item is left out of the total because it correlates
    with itself (Henrysson 1963). The rest is the mean of a
    person's other items, which for complete data correlates exactly as their sum does.
    None with fewer than three persons or when either side never varies.
    """
    matrix = _matrix(scores)
    own, rest = matrix[:, item], rest_scores(matrix, item)
    both = ~(np.isnan(own) | np.isnan(rest))
    return _correlation(own[both], rest[both])


def rest_scores(scores: ArrayLike, item: int) -> Matrix:
    """Each person's mean over the other items; NaN where there is none."""
    others = np.delete(_matrix(scores), item, axis=1)
    counts = np.count_nonzero(~np.isnan(others), axis=1)
    sums = np.nansum(others, axis=1)
    means: Matrix = np.divide(sums, counts, out=np.full(len(sums), np.nan), where=counts > 0)
    return means


def alpha(scores: ArrayLike) -> float | None:
    """Cronbach's alpha, k / (k - 1) (1 - sum(s_i^2) / s_t^2) (Cronbach 1951).

    Over the persons who got every item. None with fewer than two items or two such persons, or
    when the totals never vary.
    """
    matrix = _matrix(scores)
    complete = matrix[~np.isnan(matrix).any(axis=1)]
    persons, items = len(complete), int(matrix.shape[1])
    if persons < 2 or items < 2:
        return None
    total = float(complete.sum(axis=1).var(ddof=1))
    if _is_nothing(total):
        return None
    parts = float(complete.var(axis=0, ddof=1).sum())
    return items / (items - 1) * (1 - parts / total)


def option_statistics(
    chosen: Sequence[int | None], rest: Sequence[float] | Matrix, *, count: int
) -> tuple[OptionStatistics, ...]:
    """How each of an item's options drew people. A good distractor draws some, and weaker ones
    than the right option does (Haladyna 2004)."""
    told = [(place, score) for place, score in zip(chosen, rest, strict=True) if place is not None]
    rows = []
    for option in range(count):
        scores = [float(score) for place, score in told if place == option]
        known = [score for score in scores if not isnan(score)]
        share = len(scores) / len(told) if told else None
        mean = sum(known) / len(known) if known else None
        rows.append(OptionStatistics(option, len(scores), share, mean))
    return tuple(rows)


def _matrix(scores: ArrayLike) -> Matrix:
    matrix = np.asarray(scores, dtype=np.float64)
    return matrix if matrix.ndim == 2 else matrix.reshape(len(matrix), -1)


def _correlation(one: Matrix, other: Matrix) -> float | None:
    if one.size < 3 or _is_nothing(float(one.var())) or _is_nothing(float(other.var())):
        return None
    return float(np.clip(np.corrcoef(one, other)[0, 1], -1.0, 1.0))


def _is_nothing(variance: float) -> bool:
    """Equal fractions such as thirds still vary by rounding errors."""
    return variance < 1e-12

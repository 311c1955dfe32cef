"""Item statistics against published and hand-worked figures."""

import csv
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.assessment import statistics
from kawah.learning.assessment.statistics import OptionStatistics
from kawah.lib.questions.tests.fixtures import SHARED

LSAT6 = SHARED / "learning-data" / "psych_lsat6.csv"
needs_lsat6 = pytest.mark.skipif(not LSAT6.is_file(), reason="LSAT6 is not beside this checkout")
NAN = math.nan


@pytest.fixture(scope="module")
def lsat6() -> list[list[float]]:
    with LSAT6.open() as lines:
        return [[float(row[f"Q{item}"]) for item in range(1, 6)] for row in csv.DictReader(lines)]


@needs_lsat6
def test_alpha_of_lsat6_is_the_published_one(lsat6: list[list[float]]):
    assert statistics.alpha(lsat6) == pytest.approx(0.295, abs=5e-4)


@needs_lsat6
def test_difficulty_and_corrected_point_biserial_of_lsat6(lsat6: list[list[float]]):
    items = statistics.item_statistics(lsat6)
    assert [item.answered for item in items] == [1000] * 5
    assert [item.difficulty for item in items] == [0.924, 0.709, 0.553, 0.763, 0.87]
    expected = [0.1128, 0.1532, 0.1728, 0.1444, 0.1216]
    assert [item.discrimination for item in items] == pytest.approx(expected, abs=5e-5)


# Four persons, three items: totals 3 2 1 0. Item variances 1/4, 1/3, 1/4 (n - 1), of the totals
# 5/3: alpha = 3/2 (1 - (5/6) / (5/3)) = 3/4. Item 1 against the rest 2 1 0 0:
# covariance 1/4, r = (1/4) / sqrt(1/4 * 11/12) = sqrt(3/11).
STEPS: list[list[float]] = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]


def test_a_hand_worked_scale():
    assert statistics.alpha(STEPS) == pytest.approx(3 / 4)
    first, second, third = statistics.item_statistics(STEPS)
    assert [first.difficulty, second.difficulty, third.difficulty] == [0.75, 0.5, 0.25]
    assert first.discrimination == pytest.approx(math.sqrt(3 / 11))
    assert third.discrimination == pytest.approx(math.sqrt(3 / 11))


@pytest.mark.parametrize(
    "scores",
    [[[1], [0]], [[1, 0]], [[1, 1], [1, 1]], [[1, 0], [0, 1]], [[NAN, 1], [0, NAN], [1, 1]]],
)
def test_alpha_is_none_where_it_is_not_defined(scores: list[list[float]]):
    assert statistics.alpha(scores) is None


def test_an_item_without_variation_has_no_discrimination():
    constant, varied = statistics.item_statistics([[1 / 3, 0], [1 / 3, 1], [1 / 3, 1]])
    assert constant.discrimination is None
    assert varied.discrimination is None


def test_items_that_a_person_did_not_get_are_left_out():
    scores: list[list[float]] = [[1, 1, NAN], [1, NAN, 1], [0, 0, 0], [0, NAN, 0], [NAN, NAN, NAN]]
    first, second, _ = statistics.item_statistics(scores)
    assert (first.answered, first.difficulty) == (4, 0.5)
    assert (second.answered, second.difficulty) == (2, 0.5)
    assert first.discrimination == pytest.approx(1.0)
    assert second.discrimination is None


def test_an_item_no_one_got_has_no_figures():
    (item,) = statistics.item_statistics([[NAN], [NAN]])
    assert (item.answered, item.difficulty, item.discrimination) == (0, None, None)


def test_options_show_whom_they_drew():
    rows = statistics.option_statistics([0, 0, 1, None, 1, 3], [1, 0.5, 0, 1, NAN, 0.25], count=4)
    assert rows == (
        OptionStatistics(0, 2, 0.4, 0.75),
        OptionStatistics(1, 2, 0.4, 0.0),
        OptionStatistics(2, 0, 0.0, None),
        OptionStatistics(3, 1, 0.2, 0.25),
    )
    assert statistics.option_statistics([None], [1.0], count=1) == (
        OptionStatistics(0, 0, None, None),
    )


matrices = st.integers(1, 5).flatmap(
    lambda items: st.lists(
        st.lists(st.sampled_from([0, 0.5, 1, NAN]), min_size=items, max_size=items),
        min_size=1,
        max_size=12,
    )
)


@given(matrices)
def test_figures_stay_in_their_range(scores: list[list[float]]):
    for item in statistics.item_statistics(scores):
        assert item.difficulty is None or 0 <= item.difficulty <= 1
        assert item.discrimination is None or -1 <= item.discrimination <= 1
    alpha = statistics.alpha(scores)
    assert alpha is None or alpha <= 1 + 1e-9

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kawah.people.competencies.gap import Finding, gaps, prevailing

ASSESSED = Finding(level=2, rank=0, confidence=0.9, held_on=date(2025, 3, 1))


def test_an_assessment_outweighs_an_older_certificate():
    certificate = Finding(3, 2, 0.6, date(2024, 1, 1))
    assert prevailing([certificate, ASSESSED]) == ASSESSED


def test_a_later_certificate_raises_an_assessed_level():
    certificate = Finding(3, 2, 0.6, date(2026, 1, 1))
    assert prevailing([ASSESSED, certificate]) == certificate


def test_a_later_certificate_never_lowers_a_level():
    certificate = Finding(1, 2, 0.6, date(2026, 1, 1))
    assert prevailing([ASSESSED, certificate]) == ASSESSED


def test_nothing_known_is_a_gap_of_the_whole_level():
    [gap] = gaps({"integrity": 3}, {})
    assert (gap.size, gap.held) == (3, None)


def test_the_largest_gap_comes_first():
    held = {"a": ASSESSED, "b": ASSESSED}
    assert [gap.competency for gap in gaps({"a": 3, "b": 5, "c": 2}, held)] == ["b", "c", "a"]


levels = st.integers(min_value=1, max_value=5)
findings = st.builds(
    Finding,
    level=levels,
    rank=st.integers(0, 2),
    confidence=st.floats(0, 1),
    held_on=st.dates(date(2020, 1, 1), date(2026, 12, 31)),
)


@given(st.lists(findings, max_size=6), st.randoms())
def test_the_order_of_findings_does_not_matter(given_findings, random):
    shuffled = list(given_findings)
    random.shuffle(shuffled)
    one, other = prevailing(given_findings), prevailing(shuffled)
    assert (one and one.level) == (other and other.level)


@given(
    st.dictionaries(st.sampled_from("abcd"), levels),
    st.dictionaries(st.sampled_from("abcd"), findings),
)
def test_a_gap_is_never_negative(asked, held):
    assert all(gap.size >= 0 for gap in gaps(asked, held))

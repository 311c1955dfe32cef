from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kawah.earned.hours.api import Risk
from kawah.insight.analytics.tallies import Earned, Head, Tallies, kept, read

heads = st.lists(
    st.builds(
        Head,
        unit=st.integers(0, 3),
        kind=st.sampled_from(["PNS", "PPPK"]),
        risk=st.sampled_from(list(Risk)),
        minutes=st.integers(0, 2000),
    )
)


@given(heads=heads, cut=st.integers(0, 20))
def test_pieces_sum_to_the_whole(heads, cut):
    whole = Tallies()
    whole.count(heads)
    first = Tallies()
    first.count(heads[:cut])
    second = read(kept(first))
    second.count(heads[cut:])
    assert second == whole
    assert sum(group.people for group in whole.groups.values()) == len(heads)


def test_a_person_is_counted_once_for_a_course():
    tallies = Tallies()
    tallies.credit([Earned(1, 7, month, None, "", 45) for month in (1, 2, 2)])
    (source,) = tallies.sources.values()
    assert (source.people, source.minutes) == (1, 135)
    assert sorted(one.minutes for one in tallies.months.values()) == [45, 90]


def test_certificates_stand_in_their_month():
    tallies = Tallies()
    tallies.award(7, date(2026, 3, 31))
    assert [(one.month, one.certificates) for one in tallies.months.values()] == [(3, 1)]

"""Ranking courses by the gaps they close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.guidance.planning.api import Need, Offer, choose


def need(competency="data", *, asked=3, held=1, is_for_target=False):
    return Need(competency, competency.title(), asked, held, is_for_target)


def offer(course, *, minutes=90, main="data", **raises):
    return Offer(course, course.title(), minutes, raises or {main: 3}, main)


def chosen(offers, needs=(), *, missing=0):
    return [choice.offer.course for choice in choose(offers, needs, missing_minutes=missing)]


def test_the_course_that_gains_more_levels_comes_first():
    assert chosen([offer("a", data=2), offer("b", data=3)], [need()]) == ["b", "a"]


def test_levels_beyond_what_is_asked_gain_nothing():
    assert chosen([offer("a", data=5, minutes=200), offer("b", data=3)], [need()]) == ["b", "a"]


def test_a_main_outcome_counts_more_than_a_side_one():
    side = offer("a", main="lain", data=3, lain=1)
    assert chosen([side, offer("b", data=3)], [need()]) == ["b", "a"]


def test_the_post_held_asks_before_the_post_aimed_at():
    needs = [need("arah", is_for_target=True), need("data")]
    assert chosen([offer("a", main="arah"), offer("b", main="data")], needs) == ["b", "a"]


def test_a_tie_goes_to_the_shorter_course():
    assert chosen([offer("a", minutes=90), offer("b", minutes=45)], [need()]) == ["b", "a"]


def test_different_gaps_are_closed_before_the_same_again():
    offers = [offer("a"), offer("b"), offer("c", main="lain")]
    needs = [need("data"), need("lain", asked=2)]
    assert chosen(offers, needs) == ["a", "c", "b"]


def test_what_closes_no_gap_is_chosen_only_for_missing_hours():
    offers = [offer("a", main="lain")]
    assert chosen(offers, [need()]) == []
    assert chosen(offers, [need()], missing=45) == ["a"]


def test_a_course_for_the_hours_comes_after_one_for_a_gap():
    offers = [offer("a", main="lain", minutes=10), offer("b", minutes=500)]
    assert chosen(offers, [need()], missing=45) == ["b", "a"]


def test_a_level_never_found_is_a_gap_from_nothing():
    assert need(held=None).size == 3
    assert need(held=4).size == 0


@pytest.mark.parametrize("missing", [0, 45])
def test_without_offers_nothing_is_chosen(missing):
    assert chosen([], [need()], missing=missing) == []


codes = st.sampled_from(["data", "layanan", "anggaran"])
needs = st.lists(
    st.builds(
        Need,
        codes,
        st.just("Nama"),
        st.integers(1, 5),
        st.none() | st.integers(0, 5),
        st.booleans(),
    ),
    max_size=5,
)
offers = st.lists(
    st.builds(
        Offer,
        st.integers(0, 99).map(str),
        st.just("Judul"),
        st.integers(0, 900),
        st.dictionaries(codes, st.integers(1, 5)),
        codes,
    ),
    max_size=8,
    unique_by=lambda one: one.course,
)


@given(offers, needs, st.integers(0, 900))
def test_at_most_three_are_chosen_and_none_twice(given_offers, given_needs, missing):
    names = chosen(given_offers, given_needs, missing=missing)
    assert len(names) == len(set(names)) <= 3


@given(offers, needs, st.integers(0, 900), st.randoms())
def test_the_order_of_offers_changes_nothing(given_offers, given_needs, missing, chance):
    shuffled = list(given_offers)
    chance.shuffle(shuffled)
    again = chosen(shuffled, given_needs, missing=missing)
    assert again == chosen(given_offers, given_needs, missing=missing)


@given(offers, needs)
def test_a_reason_is_a_gap_the_course_closes(given_offers, given_needs):
    for choice in choose(given_offers, given_needs, missing_minutes=0):
        assert choice.need is not None
        held = choice.need.held or 0
        assert choice.offer.raises[choice.need.competency] > held
        assert choice.need.asked > held

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.people.doubles.likeness import (
    Known,
    Likeness,
    likeness,
    namesakes,
    pairs,
    plain,
)

SITI = Known(1, "Siti Rahma", "199005142015032001", 7)


@pytest.mark.parametrize(
    "name", ["SITI RAHMA", "Dr. Siti Rahma, M.Si.", " siti  rahma ", "Siti-Rahma"]
)
def test_titles_signs_and_capitals_do_not_tell_people_apart(name):
    assert plain(name) == "siti rahma"


def test_an_initial_is_part_of_a_name():
    assert plain("A. Fauzi") == "a fauzi" and plain("Prof. Dr.") == "prof dr"


@pytest.mark.parametrize(
    ("nip", "unit", "why"),
    [
        ("199005142020122009", 8, Likeness.BIRTH),
        ("199105142015032001", 7, None),
        ("", 7, Likeness.UNIT),
        ("", 8, Likeness.NUMBERLESS),
        ("", None, Likeness.NUMBERLESS),
    ],
)
def test_a_name_and_something_besides_make_one_suspect(nip, unit, why):
    assert likeness(SITI, Known(2, "Siti Rahma", nip, unit)) == why


def test_pairs_come_by_name_and_strangers_make_none():
    others = [Known(2, "SITI RAHMA", "", 7), Known(3, "Agus", "", 7), Known(4, "agus", "", None)]
    found = [(one.first, one.second, one.why) for one in pairs([SITI, *others])]
    assert found == [(3, 4, Likeness.NUMBERLESS), (1, 2, Likeness.UNIT)]


def test_only_namesakes_of_one_birthday_or_beside_one_without_a_number_are_looked_at():
    born, other = "199005142015032001", "198801012015032001"
    names = [(1, "Siti", born), (2, "SITI, S.E.", born), (3, "Siti", other), (4, "Budi", None)]
    assert namesakes(names) == [1, 2]
    assert namesakes([*names, (5, "budi", other), (6, "Agus", born)]) == [4, 5, 1, 2]


def test_a_common_name_alone_says_nothing():
    many = [Known(key, "Siti", "", None) for key in range(21)]
    assert list(pairs(many)) == [] and len(list(pairs(many[:3]))) == 3
    near = [Known(key, "Siti", "", 7 if key < 2 else None) for key in range(21)]
    assert [(pair.first, pair.second) for pair in pairs(near)] == [(0, 1)]


NAMES = st.sampled_from(["Siti", "SITI", "Agus", "Dr. Agus", "", "..."])
RECORDS = st.lists(st.builds(Known, st.integers(1, 99), NAMES, st.just(""), st.none()))


@given(records=RECORDS)
def test_nobody_is_paired_with_themselves_or_with_another_name(records):
    distinct = list({one.key: one for one in records}.values())
    names = {one.key: plain(one.name) for one in distinct}
    for pair in pairs(distinct):
        assert pair.first < pair.second and names[pair.first] == names[pair.second] != ""

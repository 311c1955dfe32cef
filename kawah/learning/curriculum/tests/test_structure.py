"""Modules and activities in the tables of a course: moved, taken out, put back, arranged."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.curriculum import structure
from kawah.learning.curriculum.structure import OrderOutdated, PlaceMissing, StructureUnreadable


def course(*sizes):
    numbers = iter(range(sum(sizes)))
    return {
        "title": "Kursus",
        "module": [
            {
                "key": f"m{m}",
                "title": f"Modul {m}",
                "asing": m,
                "activity": [{"key": f"a{next(numbers)}", "asing": 1} for _ in range(size)],
            }
            for m, size in enumerate(sizes)
        ],
    }


def keys(top):
    return [row["key"] for _module, row in structure.activities(top)]


COURSES = st.lists(st.integers(0, 3), min_size=1, max_size=4).map(lambda sizes: course(*sizes))


@given(COURSES, st.data())
def test_up_and_down_again_leads_back(top, data):
    if not keys(top):
        return
    key = data.draw(st.sampled_from(keys(top)))
    by = data.draw(st.sampled_from([-1, 1]))
    before = deepcopy(top)
    structure.move_activity(top, key, by=by)
    assert sorted(keys(top)) == sorted(keys(before))
    if top != before:
        structure.move_activity(top, key, by=-by)
    assert top == before


@given(COURSES, st.data())
def test_what_is_taken_out_comes_back_where_it_was(top, data):
    before = deepcopy(top)
    if keys(top) and data.draw(st.booleans()):
        taken = structure.take_activity(top, data.draw(st.sampled_from(keys(top))))
    else:
        chosen = data.draw(st.sampled_from([row["key"] for row in top["module"]]))
        taken = structure.take_module(top, chosen)
    structure.put_back(top, taken)
    assert top == before


@given(COURSES, st.randoms(use_true_random=False))
def test_any_order_that_names_everything_is_taken(top, random):
    named = keys(top)
    random.shuffle(named)
    modules = [row["key"] for row in top["module"]]
    order: dict[str, list[str]] = {key: [] for key in modules}
    for key in named:
        order[random.choice(modules)].append(key)
    structure.arrange(top, order)
    assert {row["key"]: [one["key"] for one in row["activity"]] for row in top["module"]} == order


def test_an_order_that_forgets_something_is_refused():
    with pytest.raises(OrderOutdated):
        structure.arrange(course(2), {"m0": ["a0"]})


def test_a_key_that_was_given_again_is_made_anew():
    top = course(2)
    taken = structure.take_activity(top, "a0")
    structure.add_activity(top, "m0", {"title": "a0"})
    structure.put_back(top, taken)
    assert keys(top) == ["a0-2", "a1", "a0"]


def test_an_activity_whose_module_is_gone_gets_a_module():
    top = course(1, 1)
    top["module"][0]["activity"][0]["title"] = "Membaca"
    taken = structure.take_activity(top, "a0")
    structure.take_module(top, "m0")
    structure.put_back(top, taken)
    assert [row["key"] for row in top["module"]] == ["m1", "membaca"]


@given(st.text(max_size=80), st.lists(st.text("ab-1", max_size=8)))
def test_a_key_fits_and_is_free(title, taken):
    key = structure.free_key(title, taken=taken, longest=12, otherwise="modul")
    assert structure.KEY.fullmatch(key) and len(key) <= 12 and key not in taken


@pytest.mark.parametrize(
    "top",
    [
        {"module": 3},
        {"module": [3]},
        {"module": [{"key": "m", "activity": [{"key": "A"}]}]},
        {"module": [{"key": "m", "activity": [{"key": "a"}, {"key": "a"}]}]},
        {"module": [{"key": "x" * 41}]},
        {"impact": []},
        {"teacher": {}},
    ],
)
def test_tables_that_are_no_course_are_not_touched(top):
    with pytest.raises(StructureUnreadable):
        structure.demand_structure(top)


def test_what_is_not_there_cannot_be_moved():
    with pytest.raises(PlaceMissing):
        structure.move_activity(course(1), "b", by=1)

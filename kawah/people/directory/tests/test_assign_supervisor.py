from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections

from kawah.people.directory.api import Supervision, SupervisionCircle, assign_supervisor
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    agency = make_agency()
    return [make_person(agency) for _ in range(4)]


def assign(person, supervisor, *, on=TODAY):
    return assign_supervisor(person, supervisor=supervisor, effective_from=on, by=None, now=NOW)


def test_a_supervisor_holds_from_a_day_on(people):
    first, second, clerk, _ = people
    assign(clerk, first)
    assign(clerk, second, on=TODAY + timedelta(days=30))

    def on(day):
        rows = Supervision.objects.in_force(on=day).filter(person=clerk)
        return [row.supervisor for row in rows]

    assert (on(TODAY - timedelta(1)), on(TODAY), on(date(2027, 1, 1))) == ([], [first], [second])


def test_the_change_is_noted_once(people):
    first, second, clerk, _ = people
    for supervisor in (first, first, second):
        assign(clerk, supervisor)
    changes = list(Change.objects.order_by("pk"))
    assert [change.before for change in changes] == [None, {"supervisor": str(first.uuid)}]
    assert {change.agency for change in changes} == {clerk.agency.code}


def test_naming_somebody_earlier_takes_the_place_of_what_was_planned(people):
    first, second, third, clerk = people
    assign(clerk, first, on=TODAY - timedelta(days=9))
    assign(clerk, second, on=TODAY + timedelta(days=30))
    assign(clerk, third)
    assert [tie.supervisor for tie in Supervision.objects.order_by("effective_from")] == [
        first,
        third,
    ]
    for day in (TODAY, TODAY + timedelta(days=60)):
        assert Supervision.objects.in_force(on=day).get(person=clerk).supervisor == third


def test_who_was_planned_for_later_can_be_named_for_now(people):
    first, second, _, clerk = people
    assign(clerk, first)
    assign(clerk, second, on=TODAY + timedelta(days=30))
    assert assign(clerk, second).effective_from == TODAY
    assert Supervision.objects.in_force(on=TODAY).get(person=clerk).supervisor == second


@pytest.mark.parametrize("top", [0, 1, 2])
def test_nobody_comes_to_stand_above_oneself(people, top):
    for below, above in zip(people[1:], people, strict=False):
        assign(below, above)
    with pytest.raises(SupervisionCircle):
        assign(people[0], people[top])
    assert Supervision.objects.count() == 3


def test_a_circle_that_is_only_planned_is_one(people):
    one, two, *_ = people
    assign(one, two, on=TODAY + timedelta(days=5))
    with pytest.raises(SupervisionCircle):
        assign(two, one)


def test_a_tie_that_has_ended_does_not_count(people):
    one, two, three, _ = people
    assign(one, two, on=TODAY - timedelta(days=9))
    assign(one, three, on=TODAY - timedelta(days=1))
    assert assign(two, one).supervisor == one


@pytest.mark.django_db(transaction=True)
def test_two_at_once_in_different_agencies_close_no_circle():
    one, two, three, four = (make_person() for _ in range(4))
    assign(two, three)
    assign(four, one)
    ready = Barrier(2)

    def alone(tie):
        try:
            ready.wait()
            return bool(assign(*tie))
        except SupervisionCircle:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(alone, [(one, two), (three, four)])) == [False, True]

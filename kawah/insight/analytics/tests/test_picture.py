from datetime import date, timedelta

import pytest

from kawah.insight.analytics.api import (
    OutOfReach,
    Totals,
    agency_in,
    picture_of,
    scope_of,
    unit_in,
)
from kawah.insight.analytics.tests.factories import earn, survey, worker
from kawah.people.directory.api import EmploymentKind, Reach, Scope
from tests.factories import NOW, make_agency, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(agency, unit):
    """An agency with two units, one of them with another below; and an agency under it."""
    low = make_unit(agency, "subbidang", parent=unit)
    below = make_unit(make_agency("balai", parent=agency))
    for place in (unit, low, make_unit(agency, "lain"), below):
        worker(place)
    worker(below, minutes=900)
    survey()
    return low, below


def seen(scope):
    found = picture_of(scope)
    assert found is not None
    return found


def whole(agency):
    return Scope(0, Reach.AGENCY, agency_path=agency.path)


def test_parts_are_agencies_and_units_directly_below(agency, unit, tree):
    found = seen(whole(agency))
    people = {part.name: part.now.people for part in found.parts}
    assert people == {unit.name: 2, "Unit lain": 1, "balai": 2}
    assert found.parts[0].name == unit.name  # where most need help
    assert found.now.people == 5


def test_a_unit_has_its_own_people_apart(agency, unit, tree):
    low, _below = tree
    scope = scope_of(whole(agency), unit)
    parts = {part.name: (part.unit, part.now.people) for part in seen(scope).parts}
    assert parts == {low.name: (low.pk, 1), "": (None, 1)}
    assert seen(scope_of(scope, low)).parts == ()


def test_the_nation_is_divided_into_agencies(agency, tree):
    make_person(make_agency("lain"))
    parts = seen(Scope(0, Reach.NATIONAL)).parts
    assert {part.name: part.now.people for part in parts} == {"pusat": 5}
    survey(now=NOW + timedelta(minutes=5))
    parts = seen(Scope(0, Reach.NATIONAL)).parts
    assert {part.name: part.now.people for part in parts} == {"pusat": 5, "lain": 1}


def test_a_reach_of_oneself_shows_nothing(agency, tree):
    assert picture_of(Scope(0, Reach.OWN)) is None


def test_nobody_goes_beyond_the_reach(agency, unit, tree):
    low, below = tree
    narrow = scope_of(whole(agency), low)
    for place in (unit.pk, below.pk, 0):
        with pytest.raises(OutOfReach):
            unit_in(narrow, place)
    with pytest.raises(OutOfReach):
        agency_in(narrow, agency.uuid)
    with pytest.raises(OutOfReach):
        agency_in(whole(below.agency), agency.uuid)
    assert agency_in(whole(agency), below.agency.uuid) == below.agency


def test_kinds_of_employee_are_told_apart(agency, unit):
    worker(unit, minutes=900)
    worker(unit, kind=EmploymentKind.CPNS)
    survey()
    kinds = {kind: totals.people for kind, totals in seen(whole(agency)).kinds}
    assert kinds == {"PNS": 1, "CPNS": 1}


def test_hours_are_told_by_month_and_by_course(agency, unit):
    someone = worker(unit, minutes=180)
    earn(someone, 90, on=date(2026, 3, 2))
    earn(someone, 45)
    earn(someone, 45, source="claim:abc:2026-10-05", course="00000000-0000-4000-8000-000000000888")
    survey()
    found = seen(whole(agency))
    assert [(one.month.month, one.minutes) for one in found.months if one.minutes] == [
        (3, 90),
        (10, 90),
    ]
    assert [(one.title, one.minutes, one.people) for one in found.sources] == [
        ("Antrean adil", 135, 1),
        ("", 45, 1),
    ]
    assert found.other_minutes == 0


def test_a_picture_takes_seven_queries(agency, tree, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        picture_of(whole(agency))


def test_a_share_is_a_hundred_only_when_all_are_there():
    assert Totals(people=400, met=399, behind=1).percent == 99
    assert Totals(people=401, met=400, no_target=1).percent == 100
    assert Totals(people=1, no_target=1).percent is None

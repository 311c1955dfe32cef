from decimal import Decimal

import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.index import REFERENCE
from kawah.earned.hours.models import Balance
from kawah.lib import tables
from kawah.people.directory.api import EmploymentKind, PositionKind
from tests.factories import TODAY, make_person, make_position, place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", ["structural", "functional", "implementing"])
def test_the_competency_points_of_each_group_total_forty(group):
    rows = tables.in_force(tables.rows(REFERENCE), on=TODAY)
    points = [
        Decimal(row["points"])
        for row in rows
        if (row["dimension"], row["position_group"]) == ("competency", group)
    ]
    assert sum(points) == 40


def effect(kind, *, grade="", employment=EmploymentKind.PNS, minutes=0):
    person = make_person(kind=employment)
    place(person, position=make_position(kind, grade=grade))
    Balance.objects.create(person=person, year=2026, minutes=minutes, entries=1)
    return hours.index_effect(person, year=2026, on=TODAY)


@pytest.mark.parametrize(
    ("kind", "grade", "points"),
    [
        (PositionKind.PELAKSANA, "", "22.5"),
        (PositionKind.ADMINISTRATOR, "", "15"),
        (PositionKind.FUNCTIONAL, "AHLI_MUDA", "15"),
    ],
)
def test_points_go_by_the_kind_of_post(kind, grade, points):
    found = effect(kind, grade=grade)
    assert (found.points, found.asked, found.is_estimate) == (Decimal(points), 900, True)
    assert found.status == "partly"


def test_twenty_jp_reach_it():
    assert not effect(PositionKind.PELAKSANA, minutes=899).is_reached
    assert effect(PositionKind.PELAKSANA, minutes=900).is_reached


def test_who_is_outside_the_civil_service_has_no_index():
    assert effect(PositionKind.OUTSIDE) is None
    assert effect(PositionKind.PELAKSANA, employment=EmploymentKind.NON_ASN) is None
    assert hours.index_effect(make_person(), year=2026, on=TODAY) is None

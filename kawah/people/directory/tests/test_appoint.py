from datetime import date

import pytest

from kawah.people.directory.api import AppointmentOutOfOrder, appoint, current
from tests.factories import make_agency, make_person, make_position, make_unit

pytestmark = pytest.mark.django_db


def test_a_new_post_ends_the_old_one_on_its_day():
    person = make_person()
    unit = make_unit(person.agency)
    first = appoint(person, position=make_position(), unit=unit, effective_from=date(2025, 1, 1))
    second = appoint(person, position=make_position(), unit=unit, effective_from=date(2026, 7, 1))
    assert current(person, on=date(2026, 6, 30)) == first
    assert current(person, on=date(2026, 7, 1)) == second


def test_the_agency_follows_the_post():
    person, elsewhere = make_person(), make_agency()
    unit = make_unit(elsewhere)
    appoint(person, position=make_position(), unit=unit, effective_from=date(2026, 1, 1))
    person.refresh_from_db()
    assert person.agency == elsewhere


def test_a_post_cannot_begin_before_the_present_one():
    person = make_person()
    unit = make_unit(person.agency)
    appoint(person, position=make_position(), unit=unit, effective_from=date(2026, 1, 1))
    with pytest.raises(AppointmentOutOfOrder):
        appoint(person, position=make_position(), unit=unit, effective_from=date(2026, 1, 1))

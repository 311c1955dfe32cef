from datetime import date, timedelta

import pytest

from kawah.people.directory.api import (
    Appointment,
    AppointmentOutOfOrder,
    AppointmentTooEarly,
    appoint,
    current,
)
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, make_unit

pytestmark = pytest.mark.django_db


def place(person, *, since, unit=None, by=None):
    unit = unit or make_unit(person.agency)
    return appoint(
        person, position=make_position(), unit=unit, effective_from=since, now=NOW, by=by
    )


def test_a_new_post_ends_the_old_one_on_its_day():
    person = make_person()
    first = place(person, since=date(2025, 1, 1))
    second = place(person, since=date(2026, 7, 1))
    assert current(person, on=date(2026, 6, 30)) == first
    assert current(person, on=date(2026, 7, 1)) == second


def test_who_only_acts_for_another_holds_no_post():
    person = make_person()
    place(person, since=TODAY)
    Appointment.objects.update(kind="ACTING")
    assert current(person, on=TODAY) is None


def test_the_agency_follows_the_post():
    person, elsewhere = make_person(), make_agency()
    place(person, unit=make_unit(elsewhere), since=date(2026, 1, 1))
    person.refresh_from_db()
    assert person.agency == elsewhere


def test_nobody_moves_to_another_agency_before_the_day():
    person = make_person()
    home, soon = person.agency, TODAY + timedelta(days=1)
    with pytest.raises(AppointmentTooEarly):
        place(person, unit=make_unit(make_agency()), since=soon)
    place(person, since=soon)  # at home a post may be given beforehand
    person.refresh_from_db()
    assert person.agency == home and Appointment.objects.count() == 1


def test_a_post_cannot_begin_before_the_present_one():
    person = make_person()
    place(person, since=date(2026, 1, 1))
    with pytest.raises(AppointmentOutOfOrder):
        place(person, since=date(2026, 1, 1))


def test_the_appointment_is_noted_with_the_post_before_it():
    person, steward = make_person(), make_person()
    first = place(person, since=date(2025, 1, 1), by=steward.uuid)
    place(person, since=TODAY, by=steward.uuid)
    start, change = Change.objects.filter(verb="person.appointed").order_by("pk")
    assert start.before is None and change.by == steward.uuid
    assert change.before == {"position": first.position.code, "unit": first.unit.code}
    assert change.after and change.after["effective_from"] == str(TODAY)

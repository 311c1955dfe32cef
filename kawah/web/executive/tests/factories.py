"""Heads of agencies and units, and people who have their hours or lack them."""

from kawah.earned.hours.api import Balance
from kawah.insight.analytics.api import survey_waiting
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person, place
from tests.world import signed_in


def lead(agency, *, reach=Reach.AGENCY, unit=None):
    person = make_person(agency, name="Kepala Instansi")
    grant(
        person,
        Role.EXECUTIVE,
        reach=reach,
        agency=agency,
        unit=unit,
        effective_from=TODAY,
        now=NOW,
    )
    return signed_in(person)


def fill(unit, *, met=0, late=0):
    for number in range(met + late):
        person = make_person(unit.agency, name=f"Nama Rahasia {number}")
        place(person, unit=unit)
        minutes = 900 if number < met else 0
        Balance.objects.create(person=person, year=TODAY.year, minutes=minutes)


def count():
    while survey_waiting(now=NOW):
        pass

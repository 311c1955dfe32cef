import pytest

from kawah.earned.hours.api import load_reference
from kawah.insight.analytics.tests.factories import survey, worker
from tests.factories import make_agency, make_unit
from tests.once import once


@once
def agency():
    load_reference()
    return make_agency("pusat")


@once
def unit(agency):
    return make_unit(agency, "bidang")


@pytest.fixture
def counted(unit):
    """Three people: one has the year's hours, one nothing, one has no target."""
    people = [worker(unit, minutes=900), worker(unit), worker(unit, minutes=90)]
    survey()
    return people

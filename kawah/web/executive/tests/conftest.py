import pytest

from kawah.earned.hours.api import load_reference
from kawah.web.executive.tests.factories import fill
from tests.factories import make_agency, make_unit


@pytest.fixture
def agency(clock):
    load_reference()
    return make_agency("dinas")


@pytest.fixture
def units(agency):
    good, bad = make_unit(agency, "baik"), make_unit(agency, "tertinggal")
    fill(good, met=3)
    fill(bad, met=1, late=2)
    return good, bad

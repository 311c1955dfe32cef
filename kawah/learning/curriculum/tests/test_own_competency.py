import pytest

from kawah.people.competencies.api import Competency
from tests import courses
from tests.factories import load_competencies, make_agency

pytestmark = pytest.mark.django_db


def owned(agency):
    return Competency.objects.create(
        code="public_service", name="Loket", kind="technical", agency=agency, status="unverified"
    )


def test_an_outcome_means_the_agencys_own_competency_before_the_nations():
    load_competencies()
    agency = make_agency()
    own, _others = owned(agency), owned(make_agency())
    assert courses.draft(agency).outcomes.get().competency == own
    national = courses.draft(make_agency()).outcomes.get().competency
    assert (national.code, national.agency) == ("public_service", None)

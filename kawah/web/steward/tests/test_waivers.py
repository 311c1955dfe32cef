"""The agency's admin decides waivers and sees how many courses live on one."""

from datetime import timedelta

import pytest

from kawah.learning.curriculum.api import Waiver, waiving
from kawah.people.access.api import Role
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit
from tests.world import give, signed_in

PLACE = "/instansi/pengecualian/"


@pytest.fixture
def steward(db, clock):
    agency = make_agency("kab-a")
    person = make_person(agency, name="Admin")
    give(person, Role.STEWARD, agency, make_unit(agency))
    return person


def asked(agency, *, until=TODAY):
    course = courses.published(agency).course
    told = {"code": "teaching_pair", "where": "", "place": "Kursus: tanpa praktisi"}
    by = make_person(agency, name="Penulis")
    return waiving.ask(course, **told, reason="Dicari.", until=until, by=by, now=NOW)


def test_a_waiver_is_granted_once_and_counted(steward):
    waiver = asked(steward.agency)
    client = signed_in(steward)
    assert "Kursus: tanpa praktisi" in client.get(PLACE).text
    for answer in ("grant", "refuse"):
        client.post(f"{PLACE}{waiver.uuid}/", {answer: "ya"})
    page = client.get(PLACE).text
    assert "1 dari 1 kursus" in page and "Dikecualikan" in page


def test_a_waiver_ends_with_its_day(steward):
    waiver = asked(steward.agency)
    waiving.decide(waiver, is_granted=True, path="/", by=steward, now=NOW)
    assert waiving.waived(waiver.course, on=TODAY)
    assert not waiving.waived(waiver.course, on=TODAY + timedelta(days=1))


def test_another_agencys_waiver_is_not_there(steward):
    waiver = asked(make_agency("kab-b"))
    client = signed_in(steward)
    assert client.post(f"{PLACE}{waiver.uuid}/", {"grant": "ya"}).status_code == 404
    assert "tanpa praktisi" not in client.get(PLACE).text


def test_nobody_grants_what_they_asked_for(steward):
    waiver = asked(steward.agency)
    Waiver.objects.filter(pk=waiver.pk).update(asked_by=steward)
    answer = signed_in(steward).post(f"{PLACE}{waiver.uuid}/", {"grant": "ya"}, follow=True)
    assert "orang lain memutuskan" in answer.text
    assert Waiver.objects.get().decision == "open"

from datetime import date

import pytest

from kawah.earned.hours.api import load_reference
from kawah.people.access.api import Role, grant, name_supervisor
from kawah.people.competencies.api import Held
from kawah.people.directory.api import Reach
from kawah.records.api import Change
from tests.factories import NOW, TODAY, load_competencies, make_agency, make_person, place
from tests.world import signed_in

pytestmark = pytest.mark.django_db
SEEN = "Menenangkan warga yang marah di loket."


@pytest.fixture
def boss(clock):
    load_reference()
    load_competencies()
    return make_person(name="Kepala Bidang")


@pytest.fixture
def member(boss):
    person = make_person(boss.agency, name="Rina")
    place(person)
    name_supervisor(person, supervisor=boss, by=boss, on=TODAY, now=NOW)
    return person


def address(person):
    return f"/tim/anggota/{person.uuid}/penilaian/"


def said(**changed):
    return {"competency": "berakhlak:harmonis", "level": "3", "seen": SEEN, **changed}


def test_what_was_seen_stands_at_the_member(boss, member):
    answer = signed_in(boss).post(address(member), said(), follow=True)
    page = answer.content.decode()
    assert "Penilaian untuk Rina tercatat." in page
    assert "Penilaian atasan per 5 Oktober 2026; pasti" in page and SEEN in page
    assert Change.objects.get(verb="person.level_observed").by == boss.uuid


def test_the_form_groups_the_dictionary_by_kind(boss, member):
    page = signed_in(boss).get(address(member)).content.decode()
    assert '<optgroup label="Nilai dasar BerAKHLAK">' in page and page.count("<option") == 30
    assert "Arti tiap tingkat" in page and "menanamkan pada anggota unit" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"seen": "  "}, "Tuliskan apa yang Anda lihat."),
        ({"level": ""}, "Pilih tingkatnya."),
        ({"competency": ""}, "Pilih kompetensinya."),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_written(boss, member, changed, told):
    answer = signed_in(boss).post(address(member), said(**changed))
    assert answer.status_code == 400 and told in answer.content.decode()
    assert not Held.objects.exists()


def test_only_the_supervisor_of_the_day_gets_there(boss, member):
    other = make_person(boss.agency)
    stranger = make_person(make_agency())
    for person in (other, stranger):
        grant(person, Role.SUPERVISOR, reach=Reach.OWN, effective_from=date(2026, 1, 1), now=NOW)
        client = signed_in(person)
        assert client.get(address(member)).status_code == 404
        assert client.post(address(member), said()).status_code == 404
    assert not Held.objects.exists()

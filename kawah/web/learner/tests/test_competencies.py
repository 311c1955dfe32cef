from uuid import uuid4

import pytest

from kawah.people.access.api import Role, grant
from kawah.people.competencies.api import Source, Standard, Status, attest
from kawah.people.directory.api import PositionKind, Reach
from tests.factories import NOW, TODAY, load_competencies, make_person, make_position

pytestmark = pytest.mark.django_db


def test_each_of_the_nine_is_shown_against_the_post(browser):
    load_competencies()
    page = browser.get("/kompetensi/").content.decode()
    assert page.count('class="meter"') == 9
    assert "belum dinilai, diminta" in page and "Lihat sebagai tabel" in page


def test_the_post_aimed_at_is_shown_beside_it(browser, person):
    load_competencies()
    person.target_position = make_position(PositionKind.SUPERVISOR)
    person.save()
    page = browser.get("/kompetensi/").content.decode()
    assert page.count('class="meter"') == 18 and "jabatan yang dituju" in page


def test_without_a_post_it_says_whom_to_ask(client, db):
    person = make_person()
    grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    client.force_login(person)
    assert "Minta admin instansi" in client.get("/kompetensi/").content.decode()


def test_the_courses_that_close_a_gap_are_one_tap_away(browser, version, person):
    load_competencies()
    assert "?lihat=kebutuhan" in browser.get("/kompetensi/").content.decode()
    assert version.title in browser.get("/belajar/?lihat=kebutuhan").content.decode()
    for outcome in version.outcomes.all():
        attest(
            person,
            outcome.competency,
            level=outcome.competency.level_count,
            source=Source.SUPERVISOR,
            confidence=1,
            held_on=TODAY,
            evidence="",
            uuid=uuid4(),
        )
    page = browser.get("/belajar/?lihat=kebutuhan").content.decode()
    assert version.title not in page and "Lihat semua kursus" in page


def test_levels_that_nobody_verified_are_said_to_be_so(browser):
    load_competencies()
    sentence = "belum terverifikasi seluruhnya"
    assert sentence in browser.get("/kompetensi/").content.decode()
    Standard.objects.update(status=Status.VERIFIED)
    assert sentence not in browser.get("/kompetensi/").content.decode()


def test_names_of_the_dictionary_are_marked_as_indonesian(browser):
    load_competencies()
    page = browser.get("/kompetensi/").content.decode()
    assert page.count('<b lang="id">') == page.count('<th scope="row" lang="id">') == 9

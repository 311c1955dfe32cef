from uuid import uuid4

import pytest

from kawah.guidance.planning.models import Advice
from kawah.people.access.api import Role, grant
from kawah.people.competencies.api import Competency, Source, Standard, Status, attest
from kawah.people.directory.api import PositionKind, Reach
from tests.factories import NOW, TODAY, load_competencies, make_person, make_position

pytestmark = pytest.mark.django_db


def found(person, code, *, source=Source.CERTIFICATE, confidence=0.6, evidence=""):
    attest(
        person,
        Competency.objects.get(code=code),
        level=3,
        source=source,
        confidence=confidence,
        held_on=TODAY,
        evidence=evidence,
        uuid=uuid4(),
    )


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


def test_each_level_says_where_it_comes_from(browser, person):
    load_competencies()
    found(person, "integrity", source=Source.ASSESSMENT, confidence=0.9, evidence="Berkas 12/2026")
    page = browser.get("/kompetensi/").content.decode()
    assert "Uji kompetensi per 5 Oktober 2026; pasti" in page and "Berkas 12/2026" in page


def test_what_no_post_asks_is_shown_too(browser, person):
    load_competencies()
    assert "Juga Anda miliki" not in browser.get("/kompetensi/").content.decode()
    found(person, "berakhlak:harmonis", confidence=0.6)
    page = browser.get("/kompetensi/").content.decode()
    besides = page[page.index("Juga Anda miliki") :]
    assert "Harmonis" in besides
    assert "Sertifikat pelatihan per 5 Oktober 2026; cukup pasti" in besides
    assert "Diminta</th>" not in besides


def test_a_post_to_aim_at_is_found_chosen_and_given_up(browser, person):
    load_competencies()
    post = make_position(PositionKind.SUPERVISOR)
    page = browser.get("/kompetensi/tujuan/", {"cari": post.name.upper()}).content.decode()
    assert str(post.uuid) in page
    answer = browser.post("/kompetensi/tujuan/", {"position": post.uuid}, follow=True)
    assert f"Jabatan yang Anda tuju kini {post.name}." in answer.content.decode()
    person.refresh_from_db()
    assert person.target_position == post
    browser.post("/kompetensi/tujuan/", {"position": "tanpa"})
    person.refresh_from_db()
    assert person.target_position is None


def test_a_new_aim_makes_new_advice(browser, person):
    browser.get("/beranda/")
    assert Advice.objects.exists()
    browser.post("/kompetensi/tujuan/", {"position": make_position().uuid})
    assert not Advice.objects.exists()


@pytest.mark.parametrize("chosen", ["", "x", "7f7a6a53-0000-4000-8000-000000000000"])
def test_a_post_that_is_not_in_the_list_is_refused(browser, person, chosen):
    answer = browser.post("/kompetensi/tujuan/", {"position": chosen})
    assert answer.status_code == 400
    assert "Pilih sebuah jabatan dari daftar." in answer.content.decode()
    person.refresh_from_db()
    assert person.target_position is None


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

from datetime import timedelta

import pytest

from kawah.earned.hours.api import load_reference
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Batch
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.people.notices.api import tell
from tests import courses
from tests.factories import NOW, TODAY, load_competencies, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def test_someone_new_is_led_to_a_course(browser):
    page = browser.get("/beranda/").content.decode()
    assert "Cari kursus" in page and page.count("button primary") == 1
    assert "Kurang 20 JP sampai 31 Desember 2026." in page


def test_the_lesson_left_off_is_one_tap_away(browser, enrollment):
    page = browser.get("/beranda/").content.decode()
    assert f'href="/belajar/{enrollment.uuid}/">Lanjutkan' in page
    assert "Membaca antrean" in page and "8 menit" in page
    assert page.count("button primary") == 1


def test_a_course_assigned_by_others_does_not_push_away_the_one_begun(browser, person, enrollment):
    toml = courses.COURSE_TOML.replace('key = "antrean"', 'key = "lain"', 1)
    other = courses.published(person.agency, course=toml)
    assigned = Batch(
        agency=person.agency, version=other, name="Angkatan I", starts_on=TODAY, ends_on=TODAY
    )
    enrollments.open_batch(assigned, [person], by=None, now=NOW + timedelta(hours=1))
    page = browser.get("/beranda/").content.decode()
    assert f'href="/belajar/{enrollment.uuid}/">Lanjutkan' in page


def test_dates_come_in_order_with_word_and_shape(browser, person, version):
    enrollments.enroll(person, version.course, now=NOW, due_on=TODAY - timedelta(days=1))
    page = browser.get("/beranda/").content.decode()
    assert "4 Oktober 2026" in page and 'chip is-late"' in page and "Lewat tanggal" in page


def test_at_most_three_suggestions_each_with_its_reason(browser, version):
    page = browser.get("/beranda/").content.decode()
    assert "Disarankan untuk Anda" in page and "Antrean yang Adil" in page


def test_a_suggestion_is_marked_with_its_language(browser, version):
    load_competencies()
    page = browser.get("/beranda/?bahasa=en").content.decode()
    assert f'lang="id">{version.title}</a>' in page
    assert '<span lang="id">Pelayanan Publik</span>' in page


def test_what_changed_is_told(browser, person):
    values = {"course": "Antrean"}
    path = "/sertifikat/"
    tell(person, key="k", kind="certificate_ready", values=values, path=path, now=NOW)
    page = browser.get("/beranda/").content.decode()
    assert "Sertifikat “Antrean” sudah terbit." in page and 'href="/sertifikat/"' in page


def test_a_certificate_of_last_month_or_a_revoked_one_is_no_news_at_the_top(browser, person):
    def say(kind, **ago):
        values = {"course": "Antrean", "reason": "Salah"}
        now = NOW - timedelta(**ago)
        tell(person, key=str(ago), kind=kind, values=values, path="/sertifikat/", now=now)

    say("certificate_ready", days=8)
    assert "Lihat sertifikat" not in browser.get("/beranda/").content.decode()
    say("certificate_ready", hours=2)
    assert "Lihat sertifikat" in browser.get("/beranda/").content.decode()
    say("certificate_revoked", hours=1)
    assert "Lihat sertifikat" not in browser.get("/beranda/").content.decode()


def test_another_role_is_sent_to_its_own_home(client):
    person = make_person()
    grant(person, Role.TREASURER, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    client.force_login(person)
    assert client.get("/beranda/")["Location"] == "/bendahara/"


def test_who_has_no_target_is_not_pressed(browser, person):
    person.kind = "NON_ASN"
    person.save()
    assert "tidak mempunyai target JP" in browser.get("/beranda/").content.decode()


def test_journal_certificates_and_competencies_are_one_step_away(browser):
    page = browser.get("/beranda/").content.decode()
    for address in ("/jurnal/", "/sertifikat/", "/kompetensi/"):
        assert f'<a href="{address}">' in page

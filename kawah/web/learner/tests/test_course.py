from datetime import timedelta

import pytest
from msgspec.structs import replace

from kawah.earned.hours.api import load_reference
from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.web.learner.ticks import row_of
from tests import courses
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_a_course_says_what_it_is_for_and_who_teaches(browser, version):
    page = browser.get(f"/kursus/{version.course.uuid}/").content.decode()
    for said in ("Waktu tunggu turun", "Mengatur antrean dengan adil", "Retno", "Yohanes"):
        assert said in page
    assert "Ujian antrean" in page and "Ikuti kursus ini" in page
    assert page.count("button primary") == 1


def test_taking_it_leads_to_its_first_lesson(browser, version, person, steps):
    answer = browser.post(f"/kursus/{version.course.uuid}/pendaftaran/")
    row = Enrollment.objects.get(person=person)
    assert answer["Location"] == f"/belajar/{row.uuid}/"
    first = steps["membaca"].uuid
    assert browser.get(answer["Location"])["Location"] == f"/belajar/{row.uuid}/{first}/"


def test_taking_it_twice_is_taking_it_once(browser, version, person):
    for _ in range(2):
        browser.post(f"/kursus/{version.course.uuid}/pendaftaran/")
    assert Enrollment.objects.filter(person=person).count() == 1


def test_a_course_of_another_agency_is_not_there(stranger, version):
    address = f"/kursus/{version.course.uuid}/"
    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}pendaftaran/").status_code == 404


def test_a_retired_course_stays_with_who_takes_it(browser, enrollment, clock):
    course = enrollment.course
    course.retired_at = clock.now
    course.save()
    assert browser.get(f"/kursus/{course.uuid}/").status_code == 200


def test_what_comes_first_is_named_with_its_state(browser, version, enrollment):
    toml = courses.COURSE_TOML.replace(
        'key = "antrean"', 'key = "lanjutan"\nprerequisites = ["antrean"]', 1
    )
    place = f"/kursus/{courses.published(version.course.agency, course=toml).course.uuid}/"
    page = browser.get(place).content.decode()
    assert "Syarat sebelum mulai" in page and f"/kursus/{version.course.uuid}/" in page
    assert 'class="chip is-done"' not in page
    Enrollment.objects.filter(pk=enrollment.pk).update(completed_at=NOW)
    assert 'class="chip is-done"' in browser.get(place).content.decode()


def test_a_completed_course_offers_its_newer_version(browser, version, enrollment):
    place = f"/kursus/{version.course.uuid}/"
    Enrollment.objects.filter(pk=enrollment.pk).update(completed_at=NOW)
    assert "Ikuti versi baru" not in browser.get(place).content.decode()
    newer = courses.published(version.course.agency, lesson=courses.LESSON + "\nBaru.\n")
    assert "Ikuti versi baru" in browser.get(place).content.decode()
    browser.post(f"{place}pendaftaran/")
    assert Enrollment.objects.filter(completed_at=None).get().version == newer
    assert "0 dari 3 bagian selesai" in browser.get(place).content.decode()


def test_every_step_tells_why_it_is_ticked_or_not(browser, enrollment):
    page = browser.get(f"/kursus/{enrollment.course.uuid}/").content.decode()
    assert "Jawab setiap pertanyaan dan keputusan" in page
    assert "Boleh dilewati." in page
    assert "0 dari 3 bagian selesai" in page


def test_a_batch_opens_on_its_first_day(browser, person, version, clock):
    starts = TODAY + timedelta(days=3)
    enrollments.open_batch(
        enrollments.Batch(
            agency=person.agency, version=version, name="I", starts_on=starts, ends_on=starts
        ),
        [person],
        by=None,
        now=NOW,
    )
    row, place = Enrollment.objects.get(), f"/kursus/{version.course.uuid}/"
    page = browser.get(place).content.decode()
    assert "Angkatan Anda mulai pada 8 Oktober 2026" in page and "Lanjutkan" not in page
    step = outline_of(version.pk).steps[0].uuid
    for closed in (f"/belajar/{row.uuid}/", f"/belajar/{row.uuid}/{step}/"):
        assert browser.get(closed)["Location"] == place
    exam = f"/belajar/{row.uuid}/{outline_of(version.pk).steps[-1].uuid}/percobaan/"
    assert browser.post(exam)["Location"] == place
    clock.advance(days=3)
    browser.force_login(person)
    assert browser.get(f"/belajar/{row.uuid}/{step}/").status_code == 200


def test_each_condition_is_told_as_it_is(browser, enrollment, steps):
    page = browser.get(f"/kursus/{enrollment.course.uuid}/").content.decode()
    assert page.count("Kerjakan latihan, lalu kirim jawaban Anda.") == 1
    assert page.count("Kirim jawaban sampai mencapai nilai lulus.") == 1


def test_a_lesson_without_questions_is_only_read(enrollment, steps):
    lesson = steps["membaca"]
    silent = replace(lesson, is_asking=False)
    told = [str(row_of(step, None).why) for step in (lesson, silent)]
    assert told == [
        "Jawab setiap pertanyaan dan keputusan, lalu tandai selesai.",
        "Baca sampai akhir, lalu tandai selesai.",
    ]


def test_leaving_is_asked_first_and_can_be_undone(browser, enrollment):
    address = f"/belajar/{enrollment.uuid}/pengunduran-diri/"
    assert "JP yang sudah dihitung tetap milik Anda" in browser.get(address).content.decode()
    enrollment.refresh_from_db()
    assert enrollment.is_open
    browser.post(address, {"reason": "Cuti"})
    enrollment.refresh_from_db()
    assert not enrollment.is_open and enrollment.withdrawal.reason == "Cuti"
    assert browser.get(f"/belajar/{enrollment.uuid}/").status_code == 404
    browser.post(f"/kursus/{enrollment.course.uuid}/pendaftaran/")
    assert Enrollment.objects.filter(course=enrollment.course, is_open=True).count() == 1


@pytest.mark.parametrize("part", ["", "pengunduran-diri/"])
def test_anothers_enrollment_is_not_there(stranger, enrollment, part):
    assert stranger.get(f"/belajar/{enrollment.uuid}/{part}").status_code == 404
    assert stranger.post(f"/belajar/{enrollment.uuid}/{part}").status_code == 404


def test_a_course_longer_than_a_day_counts_says_so_beforehand(browser, version):
    load_reference()
    address = f"/kursus/{version.course.uuid}/"
    assert "Sehari dihitung paling banyak" not in browser.get(address).content.decode()
    version.minutes = 300
    version.save()
    assert "Sehari dihitung paling banyak 3 JP" in browser.get(address).content.decode()


def test_a_course_past_its_date_says_so(browser, enrollment, clock):
    enrollment.due_on = clock.now.date() - timedelta(days=1)
    enrollment.save()
    assert "Lewat tanggal" in browser.get(f"/kursus/{enrollment.course.uuid}/").content.decode()

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates import workshop
from kawah.earned.hours.api import Rule, load_reference
from kawah.learning.enrollment import api as enrollments
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(enrollment, steps, commits_at_once):
    """A certificate as it is right after the course was finished."""
    load_reference()
    for step in steps.values():
        enrollments.visit(enrollment, step, now=NOW)
        why = {"quiz": "quiz_passed", "lesson": "lesson_read"}.get(step.kind, "reflection_written")
        enrollments.complete(enrollment, step, why=why, happened_at=NOW, now=NOW, fraction=1.0)
    return certificates.certificate_of(enrollment)


@pytest.fixture
def signed(issued):
    workshop.finish_waiting(now=datetime.now(UTC))
    issued.refresh_from_db()
    return issued


def test_one_under_way_says_so_and_looks_again(browser, issued):
    page = browser.get("/sertifikat/").content.decode()
    assert "Sedang disiapkan" in page and "data-again" in page
    assert browser.get(f"/sertifikat/{issued.uuid}/berkas.pdf").status_code == 404


def test_a_signed_one_is_fetched_and_shared(browser, signed):
    page = browser.get("/sertifikat/").content.decode()
    assert "Unduh PDF" in page and "https://wa.me/?text=" in page and signed.code in page
    assert "pencabutan tidak terbaca darinya" in page
    file = browser.get(f"/sertifikat/{signed.uuid}/berkas.pdf")
    assert file.content.startswith(b"%PDF") and file["Content-Type"] == "application/pdf"
    number = signed.number.replace("/", "-").lower()
    assert f'filename="sertifikat-{number}.pdf"' in file["Content-Disposition"]
    badge = browser.get(f"/sertifikat/{signed.uuid}/lencana.json").json()
    assert "OpenBadgeCredential" in badge["type"]


def test_what_the_ledger_counts_less_is_explained(browser, enrollment, steps, commits_at_once):
    load_reference()
    Rule.objects.filter(code="NKL03").update(cap_value=Decimal("0.5"))
    for step in steps.values():
        enrollments.visit(enrollment, step, now=NOW)
        why = {"quiz": "quiz_passed", "lesson": "lesson_read"}.get(step.kind, "reflection_written")
        enrollments.complete(enrollment, step, why=why, happened_at=NOW, now=NOW, fraction=1.0)
    page = browser.get("/sertifikat/").content.decode()
    assert "Sertifikat ini menyebut 1 JP; yang dihitung 0,4 JP." in page
    place = f"kursus-{enrollment.course.uuid}"
    assert "dibatasi 0,5 JP" in page and f"/jp/?tahun=2026#{place}" in page
    assert f'id="{place}"' in browser.get("/jp/?tahun=2026").content.decode()


def test_one_that_counts_whole_needs_no_words(browser, issued):
    assert "Sertifikat ini menyebut" not in browser.get("/sertifikat/").content.decode()


def test_each_date_says_what_it_is(browser, signed):
    page = browser.get("/sertifikat/").content.decode()
    assert "Selesai 5 Oktober 2026" in page and "Terbit 5 Oktober 2026" in page


def test_the_newest_stands_at_home_until_it_was_opened(browser, signed):
    assert "Lihat sertifikat" in browser.get("/beranda/").content.decode()
    browser.get("/sertifikat/")
    page = browser.get("/beranda/").content.decode()
    assert "Lihat sertifikat" not in page and "sudah terbit" in page


def test_its_title_is_marked_with_the_language_of_the_course(browser, signed):
    page = browser.get("/sertifikat/?bahasa=en").content.decode()
    assert f'<h2 lang="id">{signed.words.course_title}</h2>' in page


@pytest.mark.parametrize("part", ["berkas.pdf", "lencana.json"])
def test_anothers_certificate_is_not_there(stranger, signed, part):
    assert stranger.get(f"/sertifikat/{signed.uuid}/{part}").status_code == 404


def test_the_public_check_says_it_is_in_force_and_names_nobody(client, signed, person):
    page = client.get(f"/v/{signed.code}").content.decode()
    assert "Berlaku" in page and "Antrean yang Adil" in page
    assert person.name not in page and person.nip not in page


def test_a_revoked_one_is_told_with_its_reason(client, signed, person):
    certificates.revoke(signed, by=person.uuid, reason="Salah terbit", now=NOW)
    page = client.get(f"/v/{signed.code}").content.decode()
    assert "Dicabut" in page and "Salah terbit" in page


def test_a_code_typed_by_hand_is_forgiven(client, signed):
    typed = client.post("/v/", {"kode": f" {signed.code.lower()[:9]}-{signed.code[9:]} "})
    assert client.get(typed["Location"]).status_code == 200


@pytest.mark.parametrize("code", ["x", "K" * 18, "a/b", "%00", "K" * 500])
def test_a_code_that_is_none_is_explained(client, db, code):
    for answer in (client.post("/v/", {"kode": code}), client.get("/v/", {"kode": code})):
        assert answer.status_code == 404
        assert "Kode pemeriksaan" in answer.content.decode()


def test_a_staff_number_typed_as_a_code_gets_no_address(client, signed, person):
    answer = client.post("/v/", {"kode": person.nip})
    assert answer.status_code == 404 and "Location" not in answer
    assert '<form method="get"' not in answer.content.decode()


def test_the_check_is_light_and_needs_no_script(client, signed):
    answer = client.get(f"/v/{signed.code}", headers={"Accept-Encoding": "gzip"})
    assert len(answer.content) <= 3_000
    assert b"<script" not in client.get(f"/v/{signed.code}").content

"""Anyone may hand in a certificate's file; nobody needs an account, a script or patience."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kawah.earned.certificates import api as certificates
from kawah.web.public import certificate_file
from kawah.web.shell.limits import Limit
from tests.factories import NOW
from tests.once import once
from tests.world import award

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limit(monkeypatch):
    monkeypatch.setattr(certificate_file, "often", Limit(20, within=timedelta(minutes=10)))


@once
def certificate(side):
    return award(side)


def hand_in(content, *, client=None, **extra):
    given = SimpleUploadedFile("sertifikat.pdf", content, "application/pdf")
    return (client or Client(enforce_csrf_checks=True)).post(
        "/v/berkas/", {"berkas": given}, **extra
    )


def assert_light(answer):
    page = answer.content.decode()
    assert page.count("<h1") == 1 and "<script" not in page and len(answer.content) <= 10_000
    return page


def test_the_check_offers_both_ways(client):
    page = assert_light(client.get("/v/"))
    assert 'action="/v/berkas/" enctype="multipart/form-data"' in page and 'name="kode"' in page
    assert page.count("button primary") == 1
    assert client.get("/v/berkas/")["Location"] == "/v/"


def test_a_file_in_force_is_told_with_who_signed_it(certificate):
    page = assert_light(hand_in(certificates.pdf_of(certificate)))
    assert "Berlaku" in page and "utuh" in page and "Kawah Demonstrasi" in page
    assert certificate.number in page
    holder = certificate.person
    assert holder.name not in page and str(holder.nip) not in page


def test_a_revoked_file_says_why(certificate):
    certificates.revoke(certificate, by=None, reason="Ujian diwakilkan", now=NOW)
    page = assert_light(hand_in(certificates.pdf_of(certificate)))
    assert "Dicabut" in page and "Ujian diwakilkan" in page and "utuh" in page


def test_a_replaced_file_leads_to_the_new_code(certificate):
    new = certificates.reissue(certificate, by=None, reason="Nama keliru", now=NOW)
    page = assert_light(hand_in(certificates.pdf_of(certificate)))
    assert "Diganti" in page and f"/v/{certificates.show_code(new.code)}" in page


def test_an_altered_file_is_refused(certificate):
    pdf = certificates.pdf_of(certificate)
    page = assert_light(hand_in(pdf[:200] + b" " + pdf[201:]))
    assert "Tidak sah" in page and certificate.number not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 hasil pindai", "tidak memuat tanda tangan elektronik"),
        (b"%PDF-1.7" + b"\0" * 5000, "tidak memuat tanda tangan elektronik"),
    ],
)
def test_other_files_are_told_for_what_they_are(content, said):
    answer = hand_in(content)
    assert answer.status_code == 200
    assert said in assert_light(answer)


@pytest.mark.parametrize("content", [b"<html><script>alert(1)</script>", b"\x89PNG", b""])
def test_what_is_no_pdf_is_not_judged(content):
    answer = hand_in(content)
    page = assert_light(answer)
    assert answer.status_code == 415 and "bukan PDF" in page and "Tidak sah" not in page


def test_nothing_chosen_is_told_at_its_field():
    answer = Client().post("/v/berkas/", {})
    page = assert_light(answer)
    assert answer.status_code == 400 and '<a href="#file">Pilih dahulu' in page


def test_a_large_file_is_refused_unread(monkeypatch):
    monkeypatch.setattr(certificate_file, "_examine", None)
    answer = hand_in(b"%PDF-" + b"x" * 2_100_000)
    assert answer.status_code == 413 and "2 MB" in assert_light(answer)


def test_nothing_is_kept(certificate, settings, own_folders):
    before = {path for path in own_folders.rglob("*") if path.is_file()}
    hand_in(b"%PDF-" + b"x" * 1_900_000)
    assert {path for path in own_folders.rglob("*") if path.is_file()} == before


def test_one_caller_hands_in_so_many(clock):
    answers = [hand_in(b"%PDF-x").status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]
    assert hand_in(b"%PDF-x", REMOTE_ADDR="198.51.100.7").status_code == 200
    clock.advance(minutes=10)
    assert hand_in(b"%PDF-x").status_code == 200


def test_a_busy_examiner_asks_to_come_back(monkeypatch):
    def busy(pdf, *, now):
        raise certificates.ExaminersBusy

    monkeypatch.setattr(certificates, "examine", busy)
    answer = hand_in(b"%PDF-x")
    assert answer.status_code == 503 and "sibuk" in assert_light(answer)

"""Claiming a training elsewhere: the form keeps what was said, the file included."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from kawah.earned.hours.api import load_reference
from kawah.people.access.api import name_supervisor
from kawah.people.directory.api import Supervision
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
NEW = "/jp/pengajuan/baru/"
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF"
SAID = {
    "form": "KL10",
    "title": "Bimtek Perizinan",
    "organizer": "Dinas Perizinan",
    "first_day": "2026-09-01",
    "last_day": "2026-09-03",
    "jp": "12,5",
    "note": "",
}


@pytest.fixture
def send(browser, clock, own_folders):
    """Send the form with a file, or without one."""
    load_reference()

    def send(address=NEW, *, file=PDF, name="sertifikat.pdf", **changed):
        evidence = {"evidence": SimpleUploadedFile(name, file)} if file is not None else {}
        return browser.post(address, {**SAID, **changed, **evidence}, follow=True)

    return send


def test_a_claim_is_sent_with_its_file(send, browser, person):
    page = send().text
    claim = Claim.objects.get(person=person)
    assert "Pengajuan terkirim" in page and "12,5 JP" in page
    assert (claim.minutes, claim.evidence_name) == (563, "sertifikat.pdf")
    sent = browser.get(f"/jp/pengajuan/{claim.uuid}/bukti/")
    assert sent.content == PDF and "attachment" in sent["Content-Disposition"]
    assert "Bimtek Perizinan" in browser.get("/jp/pengajuan/").text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"form": "KL99"}, "form"),
        ({"title": " "}, "title"),
        ({"last_day": "2026-08-01"}, "last_day"),
        ({"first_day": "2020-01-01"}, "first_day"),
        ({"jp": "banyak"}, "jp"),
        ({"jp": ""}, "jp"),
        ({"jp": "-2"}, "jp"),
        ({"jp": "0"}, "jp"),
        ({"form": "KL06", "first_day": "2026-01-05", "jp": ""}, "last_day"),
        ({"file": None}, "evidence"),
        ({"file": b"MZ\x90\x00", "name": "sertifikat.pdf"}, "evidence"),
        ({"file": b"%PDF-1.7 terpotong", "name": "a.pdf"}, "evidence"),
        ({"file": b"WEBVTT\n\n00:00.000 --> 00:01.000\nx\n", "name": "a.vtt"}, "evidence"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(send, changed, field):
    answer = send(**changed)
    assert answer.status_code == 400 and f'href="#id_{field}"' in answer.text
    assert not Claim.objects.exists()


def test_a_file_need_not_be_chosen_twice(send, person):
    page = send(title="").text
    assert "Berkas yang sudah ada: sertifikat.pdf" in page
    ticket = page.split('name="kept" value="')[1].split('"')[0]
    assert "Pengajuan terkirim" in send(file=None, kept=ticket).text
    assert Claim.objects.get().evidence_name == "sertifikat.pdf"


def test_anothers_ticket_is_worth_nothing(send, browser):
    ticket = send(title="").text.split('name="kept" value="')[1].split('"')[0]
    browser.force_login(make_person())
    assert send(file=None, kept=ticket).status_code in (400, 403)
    assert not Claim.objects.exists()


def test_what_came_back_is_mended(send, browser, person):
    send()
    claim = Claim.objects.get()
    claims.send_back(claim, by=make_person(), why="Tanggalnya lain.", path="/", now=NOW)
    address = f"/jp/pengajuan/{claim.uuid}/"
    assert "Tanggalnya lain." in browser.get(address).text
    form = browser.get(f"{address}perbaikan/").text
    assert 'value="12,5"' in form and 'value="Bimtek Perizinan"' in form
    assert "terkirim lagi" in send(f"{address}perbaikan/", file=None, last_day="2026-09-02").text
    claim.refresh_from_db()
    assert (str(claim.last_day), claim.state) == ("2026-09-02", State.CONFIRMED)


def test_what_was_typed_stays_beside_a_refusal(send):
    page = send(jp="-2", first_day="2026-06-01").text
    assert 'value="-2"' in page and "kurang dari nol" in page
    many = send(form="KL06", jp="", first_day="2026-01-05").text
    assert "paling banyak 92 hari" in many and 'value="Bimtek Perizinan"' in many


def test_whoever_has_no_supervisor_any_more_reads_who_checks(send, browser, person):
    name_supervisor(person, supervisor=make_person(), by=None, on=date(2026, 1, 1), now=NOW)
    assert "Menunggu atasan" in send().text
    Supervision.objects.update(until=TODAY)
    page = browser.get(f"/jp/pengajuan/{Claim.objects.get().uuid}/").text
    assert "Menunggu penyelenggara" in page and "tidak punya atasan lagi" in page
    listed = browser.get("/jp/pengajuan/").text
    assert "Menunggu penyelenggara" in listed and "Menunggu atasan" not in listed


def test_a_claim_is_taken_back(send, browser):
    send()
    claim = Claim.objects.get()
    assert "ditarik kembali" in browser.post(f"/jp/pengajuan/{claim.uuid}/", follow=True).text
    claim.refresh_from_db()
    assert claim.state == State.WITHDRAWN


def test_anothers_claim_is_not_there(send, stranger):
    send()
    address = f"/jp/pengajuan/{Claim.objects.get().uuid}/"
    for part in ("", "bukti/", "perbaikan/"):
        assert stranger.get(address + part).status_code == 404

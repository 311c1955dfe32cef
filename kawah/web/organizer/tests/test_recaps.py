"""Recaps in pages: handed in by one, accepted by another, read by whom they concern, undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kawah.earned.claims.api import Claim
from kawah.earned.hours.api import load_reference
from kawah.earned.recaps.api import Recap
from kawah.earned.recaps.tests.files import csv, line, work
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.records import api as records
from tests.factories import NOW, TODAY, make_person
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
HOME = "/penyelenggara/rekap/"
NEW = f"{HOME}baru/"
MOST_PAGE, LIST_QUERIES, PAGE_QUERIES = 30_000, 10, 14


@once
def side():
    load_reference()
    return make_side("kab-a")


@pytest.fixture
def organizer(side):
    return signed_in(side.people[Role.ORGANIZER])


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


def send(client, path):
    return client.post(NEW, {"file": SimpleUploadedFile(path.name, path.read_bytes())})


def handed_in(client, path):
    """The address of the file's page, once the worker was there."""
    answer = send(client, path)
    assert answer.status_code == 302
    work(Recap.objects.latest("pk"))
    return answer["Location"]


def test_one_hands_in_another_accepts_the_learner_reads_it(organizer, steward, side, tmp_path):
    siti = side.people[Role.LEARNER]
    page = handed_in(organizer, csv(tmp_path, line(siti, number="SK-7"), line("12345")))
    own = organizer.get(page).text
    assert "1 baris siap dihitung" in own and "Menunggu orang kedua" in own
    assert "penerimaan/" not in own
    assert "orang kedua yang menerimanya" in organizer.post(f"{page}penerimaan/", follow=True).text
    assert "1 berkas" in steward.get("/penyelenggara/").text
    assert "Terima 1 baris" in steward.get(page).text
    steward.post(f"{page}penerimaan/")
    assert "JP sedang dihitung" in steward.get(page).text
    work(Recap.objects.get())
    records.drain(siti.uuid, now=NOW)
    assert "1 baris dihitung" in organizer.get(page).text
    claim = Claim.objects.get(number="SK-7")
    learner = signed_in(siti)
    shown = learner.get(f"/jp/pengajuan/{claim.uuid}/").text
    assert "Rekap instansi" in shown and "SK-7" in shown
    assert learner.get(f"/jp/pengajuan/{claim.uuid}/bukti/").status_code == 404
    assert "Bimtek Arsip" in learner.get("/jp/").text


def test_undoing_asks_for_a_reason_and_says_so_to_all(organizer, steward, side, tmp_path):
    siti = side.people[Role.LEARNER]
    page = handed_in(organizer, csv(tmp_path, line(siti)))
    steward.post(f"{page}penerimaan/")
    work(Recap.objects.get())
    answer = organizer.post(f"{page}pembatalan/", {"reason": " "})
    assert answer.status_code == 400 and "Tuliskan alasannya" in answer.text
    organizer.post(f"{page}pembatalan/", {"reason": "Berkas tahun lalu."})
    work(Recap.objects.get())
    assert "1 baris ditarik lagi" in organizer.get(page).text
    learner = signed_in(siti)
    claim = Claim.objects.get(title="Bimtek Arsip")
    assert "Ajukan lagi" in learner.get(f"/jp/pengajuan/{claim.uuid}/").text
    trail = steward.get("/instansi/jejak/").text
    assert "Membatalkan rekap JP instansi" in trail and "rekap.csv" in trail


def test_a_second_click_goes_to_where_it_stands(organizer, steward, side, tmp_path):
    page = handed_in(organizer, csv(tmp_path, line(side.people[Role.LEARNER])))
    for again in ("penerimaan/", "penerimaan/", "pembuangan/", "pembatalan/"):
        sent = {"sure": "ya", "reason": "Keliru."}
        assert steward.post(page + again, sent)["Location"] == page
    assert "sudah dilanjutkan" in steward.get(page).text


def test_a_file_is_thrown_away_after_a_question(organizer, side, tmp_path):
    page = handed_in(organizer, csv(tmp_path, line("12345")))
    assert "Buang" in organizer.post(f"{page}pembuangan/").text and Recap.objects.exists()
    assert organizer.post(f"{page}pembuangan/", {"sure": "ya"})["Location"] == HOME
    assert not Recap.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "kosong"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04 rusak", "rusak"),
    ],
)
def test_what_cannot_be_used_is_told_at_the_field(organizer, content, told):
    answer = organizer.post(NEW, {"file": SimpleUploadedFile("a.xlsx", content)})
    assert answer.status_code == 400 and told in answer.text and 'href="#id_file"' in answer.text
    assert not Recap.objects.exists()


EXPLAINED = ("nip", "form", "title", "organizer", "first", "last", "jp", "number")
STRANGE = "NIP;Jalur;Judul;Lembaga;Awal;Akhir;Jumlah;Nomor"


def test_headings_that_nobody_knows_are_asked_about_and_remembered(
    organizer, steward, side, tmp_path
):
    path = csv(tmp_path, line(side.people[Role.LEARNER]), head=STRANGE)
    page = send(organizer, path)["Location"]
    asked = organizer.get(page, follow=True).text
    assert "Isinya misalnya: KL03" in asked and "Nama Pelatihan" in asked
    assert "menyebut arti kolomnya" in steward.get(page, follow=True).text
    sent = {f"kolom-{place}": key for place, key in enumerate(EXPLAINED)}
    assert "Pilih kolom yang berisi Bentuk." in organizer.post(f"{page}kolom/", {}).text
    organizer.post(f"{page}kolom/", sent)
    work(Recap.objects.get())
    assert "1 baris siap dihitung" in organizer.get(page).text
    again = csv(tmp_path, line(make_person(side.agency)), head=STRANGE, name="lagi.csv")
    assert "1 baris siap" in organizer.get(handed_in(organizer, again)).text


def test_only_whoever_handed_it_in_explains_it(organizer, steward, side, tmp_path):
    path = csv(tmp_path, line(side.people[Role.LEARNER]))
    page = handed_in(organizer, path)
    steward.post(f"{page}kolom/", {"kolom-0": "nip"})
    assert Recap.objects.get().stage == "judged"
    assert f"{page}kolom/" in organizer.get(page).text
    assert f"{page}kolom/" not in steward.get(page).text


def test_rows_are_filtered_and_taken_along(organizer, side, tmp_path):
    rows = (line(side.people[Role.LEARNER]), line("12345"))
    page = handed_in(organizer, csv(tmp_path, *rows))
    assert "Bimtek Arsip" not in organizer.get(f"{page}?masalah=nip").text
    assert "18 angka" not in organizer.get(f"{page}?lihat=siap").text
    for address in (f"{HOME}templat/", f"{page}perbaikan/"):
        answer = organizer.get(address)
        assert answer.content.startswith(b"PK") and "xlsx" in answer["Content-Disposition"]


def test_a_reach_narrower_than_an_agency_hands_in_none(side):
    person = make_person(side.agency)
    grant(
        person,
        Role.ORGANIZER,
        reach=Reach.UNIT,
        agency=side.agency,
        unit=side.unit,
        effective_from=TODAY,
        now=NOW,
    )
    client = signed_in(person)
    assert client.get(NEW).status_code == 404
    assert "jangkauannya seluruh instansi" in client.get(HOME).text


def test_pages_are_small_and_ask_little(organizer, side, tmp_path, django_assert_max_num_queries):
    rows = [line(make_person(side.agency)) for _ in range(60)]
    page = handed_in(organizer, csv(tmp_path, *rows))
    for address, most in ((HOME, LIST_QUERIES), (NEW, LIST_QUERIES), (page, PAGE_QUERIES)):
        with django_assert_max_num_queries(most):
            assert len(organizer.get(address).content) < MOST_PAGE

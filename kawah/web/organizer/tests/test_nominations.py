"""Enrolling by file in pages: handing in, looking, letting in, taking back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kawah.learning.enrollment.api import Batch, Enrollment
from kawah.learning.joining.api import Nomination
from kawah.learning.joining.tests.lists import csv, naming, work
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.people.rosters.api import MOST_BYTES
from tests.factories import NOW, TODAY, make_person
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
HOME = "/penyelenggara/pendaftaran/"
NEW = f"{HOME}baru/"
MOST_PAGE = 30_000
LIST_QUERIES, PAGE_QUERIES = 10, 14


@pytest.fixture
def organizer(side):
    return signed_in(side.people[Role.ORGANIZER])


@pytest.fixture
def course(side):
    return f"kursus-{side.things.course.uuid}"


def send(client, path, target):
    given = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(NEW, {"target": target, "file": given})


def handed_in(client, path, target):
    """The address of the file's page, once the worker was there."""
    answer = send(client, path, target)
    assert answer.status_code == 302
    work(Nomination.objects.latest("pk"))
    return answer["Location"]


def test_from_the_file_to_learners_and_back(organizer, side, course, tmp_path):
    people = [make_person(side.agency, name=f"Calon {n}") for n in range(2)]
    path = csv(tmp_path, *(str(one.nip) for one in people), "12345")
    page = handed_in(organizer, path, course)
    preview = organizer.get(page).text
    assert "2 orang siap didaftarkan" in preview and "Daftarkan 2 orang" in preview
    assert "NIP" in preview and "Calon 1" in preview
    assert not Enrollment.objects.filter(person__in=people).exists()
    organizer.post(f"{page}penerimaan/")
    assert "Peserta sedang didaftarkan" in organizer.get(page).text
    work(Nomination.objects.get())
    assert "2 orang didaftarkan" in organizer.get(page).text
    assert "Batalkan pendaftaran" in organizer.get(f"{page}pembatalan/").text
    Enrollment.objects.filter(person=people[0]).update(last_at=NOW)
    organizer.post(f"{page}pembatalan/", {"sure": "ya"})
    work(Nomination.objects.get())
    undone = organizer.get(page).text
    assert "1 orang dibiarkan" in undone and "Sudah mulai belajar" in undone
    assert not Enrollment.objects.get(person=people[1]).is_open
    trail = signed_in(side.people[Role.STEWARD]).get("/instansi/jejak/").text
    assert "Membatalkan pendaftaran dengan berkas" in trail and "peserta.csv" in trail


def test_a_second_click_goes_to_where_it_stands(organizer, side, course, tmp_path):
    page = handed_in(organizer, naming(tmp_path, make_person(side.agency)), course)
    for again in ("penerimaan/", "penerimaan/", "pembuangan/", "pembatalan/"):
        assert organizer.post(page + again, {"sure": "ya"})["Location"] == page
    assert "sudah dilanjutkan" in organizer.get(page).text


def test_the_same_file_twice_is_one(organizer, side, course, tmp_path):
    path = naming(tmp_path, make_person(side.agency))
    assert send(organizer, path, course)["Location"] == send(organizer, path, course)["Location"]


def test_a_full_batch_tells_who_will_wait(organizer, side, tmp_path):
    batch = side.things.batch
    Batch.objects.filter(pk=batch.pk).update(seats=1)
    people = [make_person(side.agency, name=f"Calon {n}") for n in range(3)]
    assert "Angkatan I ·" in organizer.get(f"{NEW}?untuk=angkatan-{batch.uuid}").text
    page = handed_in(organizer, naming(tmp_path, *people), f"angkatan-{batch.uuid}")
    assert "Di antaranya masuk daftar tunggu" in organizer.get(page).text
    organizer.post(f"{page}penerimaan/")
    work(Nomination.objects.get())
    assert "Menunggu tempat (2)" in organizer.get(page).text
    queue = organizer.get("/penyelenggara/daftar-tunggu/").text
    assert queue.index("Calon 1") < queue.index("Calon 2") and "1 dari 1 tempat" in queue
    steward = signed_in(side.people[Role.STEWARD])
    assert "Calon 2" in steward.get(f"/penyelenggara/angkatan/{batch.uuid}/").text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "kosong"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04 rusak", "rusak"),
        (b"\0" * 50, "CSV"),
    ],
)
def test_what_cannot_be_used_is_told_at_the_field_and_the_choice_stays(
    organizer, course, content, told
):
    given = SimpleUploadedFile("a.xlsx", content)
    answer = organizer.post(NEW, {"target": course, "file": given})
    assert answer.status_code == 400 and told in answer.text
    assert 'href="#id_file"' in answer.text and f'value="{course}" selected' in answer.text
    assert not Nomination.objects.exists()


def test_headings_that_nobody_knows_are_asked_about_and_remembered(
    organizer, side, course, tmp_path
):
    siti = make_person(side.agency, name="Siti")
    answer = send(organizer, csv(tmp_path, f"{siti.nip};x", head="Kode Orang;Catatan"), course)
    page = answer["Location"]
    asked = organizer.get(page, follow=True)
    assert asked.redirect_chain == [(f"{page}kolom/", 302)] and siti.nip in asked.text
    assert "Menunggu arti kolom" in organizer.get(HOME).text
    organizer.post(f"{page}kolom/", {"kolom-0": "nip"})
    work(Nomination.objects.get())
    assert "1 orang siap didaftarkan" in organizer.get(page).text
    path = csv(tmp_path, f"{siti.nip};", head="Kode Orang;Lain", name="lagi.csv")
    assert "1 orang siap" in organizer.get(handed_in(organizer, path, course)).text


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Pilih kolom yang berisi NIP atau Surel."),
        ({"kolom-0": "nip", "kolom-1": "nip"}, "dipilih dua kali"),
        ({"kolom-0": "unit"}, "Pilih kolom yang berisi NIP atau Surel."),
    ],
)
def test_a_choice_that_cannot_be_is_told_and_kept(organizer, course, tmp_path, sent, told):
    path = csv(tmp_path, "1;2", head="Kode Orang;Catatan")
    page = send(organizer, path, course)["Location"]
    answer = organizer.post(f"{page}kolom/", sent)
    assert answer.status_code == 400 and told in answer.text
    assert answer.text.count('value="nip" selected') == list(sent.values()).count("nip")


def test_a_second_look_at_the_columns_judges_anew(organizer, side, course, tmp_path):
    page = handed_in(organizer, naming(tmp_path, make_person(side.agency)), course)
    assert f"{page}kolom/" in organizer.get(page).text
    organizer.post(f"{page}kolom/", {"kolom-0": "email"})
    assert "sedang diperiksa" in organizer.get(page).text
    work(Nomination.objects.get())
    assert "Belum ada orang yang dapat didaftarkan" in organizer.get(page).text


def test_a_file_too_large_is_refused_before_it_is_read(side):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(side.people[Role.ORGANIZER])
    answer = careful.post(NEW, {"file": io.BytesIO(b"x" * (MOST_BYTES + 50_000))})
    assert answer.status_code == 413 and "25 MB" in answer.text


def test_the_token_is_asked_for(side, course, tmp_path):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(side.people[Role.ORGANIZER])
    assert send(careful, naming(tmp_path, make_person(side.agency)), course).status_code == 403


def test_what_is_not_offered_is_no_target(organizer, side, tmp_path):
    other = make_side("kab-b")
    path = naming(tmp_path, make_person(side.agency))
    for target in (f"kursus-{other.things.course.uuid}", f"angkatan-{other.things.batch.uuid}", ""):
        answer = send(organizer, path, target)
        assert answer.status_code == 400 and 'href="#id_target"' in answer.text


def test_a_file_is_thrown_away_after_a_question(organizer, side, course, tmp_path):
    page = handed_in(organizer, naming(tmp_path, make_person(side.agency)), course)
    assert "Buang" in organizer.post(f"{page}pembuangan/").text and Nomination.objects.exists()
    assert organizer.post(f"{page}pembuangan/", {"sure": "ya"})["Location"] == HOME
    assert not Nomination.objects.exists()


def test_workbooks_to_take_away(organizer, course, tmp_path):
    page = handed_in(organizer, csv(tmp_path, "12345"), course)
    for address in (f"{HOME}templat/", f"{page}perbaikan/"):
        answer = organizer.get(address)
        assert answer.content.startswith(b"PK") and "xlsx" in answer["Content-Disposition"]


def test_rows_are_filtered_by_state_and_by_problem(organizer, side, course, tmp_path):
    path = csv(tmp_path, str(make_person(side.agency, name="Calon Satu").nip), "12345")
    page = handed_in(organizer, path, course)
    assert "Calon Satu" not in organizer.get(f"{page}?masalah=nip").text
    assert "18 angka" not in organizer.get(f"{page}?lihat=siap").text


def test_a_reach_narrower_than_an_agency_enrolls_nobody_by_file(side):
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


def test_pages_are_small_and_ask_little(
    organizer, side, course, tmp_path, django_assert_max_num_queries
):
    people = [make_person(side.agency) for _ in range(60)]
    page = handed_in(organizer, naming(tmp_path, *people), course)
    for address, most in ((HOME, LIST_QUERIES), (NEW, LIST_QUERIES), (page, PAGE_QUERIES)):
        with django_assert_max_num_queries(most):
            assert len(organizer.get(address).content) < MOST_PAGE


def test_home_says_what_waits(organizer, side, course, tmp_path):
    handed_in(organizer, naming(tmp_path, make_person(side.agency)), course)
    assert "1 berkas" in organizer.get("/penyelenggara/").text

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kawah.people.access.api import Role
from kawah.people.directory.api import Person
from kawah.people.rosters.api import MOST_BYTES, Release, Roster
from kawah.people.rosters.models import Heading
from kawah.people.rosters.tests.lists import number, people_file, person, work
from tests.factories import make_agency, make_person
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
HOME = "/instansi/pegawai/berkas/"
NEW = f"{HOME}baru/"
MOST_PAGE = 30_000
LIST_QUERIES, PAGE_QUERIES = 12, 22


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


def send(client, path, name="pegawai.xlsx"):
    return client.post(NEW, {"berkas": SimpleUploadedFile(name, path.read_bytes())})


def handed_in(client, path):
    """The address of the roster's page, once the worker was there."""
    answer = send(client, path)
    assert answer.status_code == 302
    roster = Roster.objects.latest("pk")
    work(roster)
    return answer["Location"]


def test_from_the_file_to_people_and_back(steward, tmp_path):
    page = handed_in(steward, people_file(tmp_path, person(1), person(2, Golongan="3A")))
    preview = steward.get(page).text
    assert "1 baris siap diimpor" in preview and "Golongan “3A” tidak dikenal" in preview
    assert not Person.objects.filter(nip=number(1)).exists()
    steward.post(f"{page}impor/")
    assert "Pegawai sedang diimpor" in steward.get(page).text
    work(Roster.objects.get())
    assert "1 baris sudah masuk" in steward.get(page).text
    assert "Mengimpor berkas pegawai" in steward.get("/instansi/jejak/").text
    assert "Batalkan impor" in steward.get(f"{page}pembatalan/").text
    assert Person.objects.filter(nip=number(1)).exists()
    steward.post(f"{page}pembatalan/", {"sure": "ya"})
    work(Roster.objects.get())
    assert "dikembalikan seperti semula" in steward.get(page).text
    assert not Person.objects.filter(nip=number(1)).exists()


def test_a_second_click_goes_to_where_it_stands(steward, tmp_path):
    path = people_file(tmp_path, person(1))
    page = handed_in(steward, path)
    for again in ("impor/", "impor/"):
        assert steward.post(page + again)["Location"] == page
    for moved in ("kolom/", "keputusan/", "pembuangan/", "pembatalan/"):
        assert steward.post(page + moved, {"sure": "ya"})["Location"] == page
    assert "sudah dilanjutkan" in steward.get(page).text


def test_the_same_file_twice_is_one_roster(steward, tmp_path):
    path = people_file(tmp_path, person(1))
    assert send(steward, path)["Location"] == send(steward, path)["Location"]


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "kosong"), (b"%PDF-1.4", "PDF"), (b"a;b\n1;2\n", "NIP"), (b"\0" * 50, "CSV")],
)
def test_what_cannot_be_used_is_told_at_the_field(steward, content, told):
    answer = steward.post(NEW, {"berkas": SimpleUploadedFile("a.xlsx", content)})
    if answer.status_code == 302:
        answer = steward.get(answer["Location"], follow=True)
    assert told in answer.text and not Person.objects.filter(name="2").exists()


def test_a_file_too_large_is_refused_before_it_is_read(side):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(side.people[Role.STEWARD])
    answer = careful.post(NEW, {"berkas": io.BytesIO(b"x" * (MOST_BYTES + 50_000))})
    assert answer.status_code == 413 and "25 MB" in answer.text


def test_a_form_without_its_token_is_not_taken(side, tmp_path):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(side.people[Role.STEWARD])
    assert send(careful, people_file(tmp_path, person(1))).status_code == 403
    assert not Roster.objects.exists()


def test_columns_are_explained_once(steward, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"Nomor Pegawai;Panggilan;Jenis\n{number(1)};Siti;PNS\n")
    page = send(steward, path, "a.csv")["Location"]
    assert steward.get(page)["Location"] == f"{page}kolom/"
    assert "Isinya misalnya: Siti" in steward.get(f"{page}kolom/").text
    wrong = steward.post(f"{page}kolom/", {"kolom-0": "nip", "kolom-1": "nip", "kolom-2": "kind"})
    assert wrong.status_code == 400 and "NIP dipilih dua kali" in wrong.text
    assert 'value="kind" selected' in wrong.text
    steward.post(f"{page}kolom/", {"kolom-0": "nip", "kolom-1": "name", "kolom-2": "kind"})
    work(Roster.objects.get())
    assert "1 baris siap diimpor" in steward.get(page).text
    assert Heading.objects.count() == 3


def test_conflicts_are_decided_all_at_once(steward, tmp_path):
    rows = [person(serial, NIP_Atasan=number(9)) for serial in (1, 2)]
    page = handed_in(steward, people_file(tmp_path, *rows))
    shown = steward.get(f"{page}keputusan/").text
    assert "Atasan tidak dikenal" in shown and "Orang Kea" in shown
    answer = steward.post(f"{page}keputusan/", {"jenis": "boss", "putusan": "without"})
    assert answer["Location"] == page and "2 baris siap diimpor" in steward.get(page).text


@pytest.mark.parametrize("sent", [{}, {"jenis": "x", "putusan": "y"}, {"jenis": "boss"}])
def test_a_decision_that_is_none_changes_nothing(steward, tmp_path, sent):
    page = handed_in(steward, people_file(tmp_path, person(1, NIP_Atasan=number(9))))
    answer = steward.post(f"{page}keputusan/", {**sent, "baris": "9" * 30}, follow=True)
    assert "Pilih salah satu putusan" in answer.text


def test_bad_rows_and_the_template_are_workbooks(steward, tmp_path):
    page = handed_in(steward, people_file(tmp_path, person(1, Golongan="3A")))
    for address, name in [
        (f"{page}perbaikan/", "perbaiki-pegawai.xlsx"),
        (f"{HOME}templat/", "templat-pegawai.xlsx"),
    ]:
        answer = steward.get(address)
        assert answer.content.startswith(b"PK") and name in answer["Content-Disposition"]


def test_a_dropped_file_is_gone(steward, tmp_path):
    page = handed_in(steward, people_file(tmp_path, person(1)))
    assert "Buang" in steward.get(f"{page}pembuangan/").text and Roster.objects.exists()
    answer = steward.post(f"{page}pembuangan/", {"sure": "ya"}, follow=True)
    assert "dibuang" in answer.text and not Roster.objects.exists()


def test_another_agency_lets_somebody_go(steward, side, tmp_path):
    other = make_side("kab-b")
    wanted = make_person(other.agency, name="Orang Kea")
    Person.objects.filter(pk=wanted.pk).update(nip=number(1))
    page = handed_in(steward, people_file(tmp_path, person(1, Tanggal_Mulai="2026-10-05")))
    steward.post(f"{page}keputusan/", {"jenis": "elsewhere", "putusan": "ask"})
    steward.post(f"{page}impor/")
    work(Roster.objects.get())
    theirs = signed_in(other.people[Role.STEWARD])
    assert "1 pegawai diminta" in theirs.get(HOME).text
    assert "Orang Kea" in theirs.get("/instansi/pindahan/").text
    address = f"{HOME}pelepasan/{Release.objects.get().uuid}/"
    assert steward.get(address).status_code == 404
    for _ in range(2):
        theirs.post(address, {"putusan": "lepas"})
    wanted.refresh_from_db()
    assert wanted.agency == side.agency
    assert "Sudah dilepas" in theirs.get(address).text


def test_no_address_holds_a_number(steward, tmp_path):
    page = handed_in(steward, people_file(tmp_path, person(1)))
    addresses = re.findall(r'href="([^"]+)"', steward.get(page).text)
    assert addresses and not any(number(1) in address for address in addresses)


def test_pages_ask_little_and_are_small(steward, side, tmp_path, django_assert_max_num_queries):
    page = handed_in(steward, people_file(tmp_path, *(person(serial) for serial in range(1, 60))))
    with django_assert_max_num_queries(PAGE_QUERIES):
        assert len(steward.get(page).content) < MOST_PAGE
    with django_assert_max_num_queries(LIST_QUERIES):
        assert len(steward.get(HOME).content) < MOST_PAGE


def test_an_agency_elsewhere_sees_nothing_of_it(steward, tmp_path):
    page = handed_in(steward, people_file(tmp_path, person(1)))
    make_agency("lain")
    theirs = signed_in(make_side("kab-c").people[Role.STEWARD])
    assert theirs.get(page).status_code == 404 and "pegawai.xlsx" not in theirs.get(HOME).text

"""A course is begun from nothing, from the short example, as a copy, from a file."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kawah.learning.curriculum.api import Manuscript, writing
from kawah.web.trainer.studio import new
from kawah.web.trainer.studio.tests.conftest import trainer_of
from tests import courses
from tests.factories import NOW, load_competencies
from tests.world import signed_in

NEW = "/mengajar/naskah/baru/"


def made():
    return Manuscript.objects.select_related("course").latest("pk")


@pytest.fixture
def dictionary(db):
    load_competencies()


def zipped(files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return SimpleUploadedFile("kursus.zip", held.getvalue())


def test_the_short_example_has_every_part_the_resep_asks_for(client, dictionary):
    told = {"title": "Melayani Tamu", "start": "contoh", "competency": "public_service"}
    answer = client.post(NEW, told, follow=True)
    assert "Kuncinya: melayani-tamu" in answer.text and "3 JP" in answer.text
    judged = writing.judge(made(), now=NOW)
    assert not judged.faults and not judged.losses
    errors = {one.code for one in judged.findings if one.severity == "error"}
    assert errors == {"impact_named", "reviewed_recently", "minutes_justified"}


def test_an_empty_course_has_a_module_and_its_author(client, author, dictionary):
    told = {"title": "Kosong", "start": "kosong", "competency": "public_service"}
    page = client.post(NEW, told, follow=True).text
    assert "Modul pertama" in page and author.name in page


def test_the_first_quiz_of_an_empty_course_has_a_bank_to_write_in(client, dictionary):
    told = {"title": "Kosong", "start": "kosong", "competency": "public_service"}
    client.post(NEW, told)
    place = f"/mengajar/naskah/{made().uuid}/"
    for kind in ("latihan", "ujian"):
        quiz = {"kind": kind, "title": kind, "module": "modul-pertama"}
        page = client.post(f"{place}kegiatan/baru/", quiz, follow=True).text
        assert f'href="{place}soal/soal/bank.gift"' in page
    assert [path for path in writing.files_of(made()) if path.endswith(".gift")] == [
        "soal/bank.gift"
    ]
    assert "Soal seperti apa?" in client.get(f"{place}soal/soal/bank.gift").text
    assert "Tulis soal pertamanya" in client.get(place).text


def test_the_same_title_gets_another_key(client, course):
    told = {"title": "Antrean", "start": "kosong", "competency": "public_service"}
    client.post(NEW, told)
    assert made().course.key == "antrean-2"


def test_a_copy_is_another_course(client, course):
    client.post(NEW, {"start": "salinan", "source": course.uuid})
    copied = made().course
    assert copied != course and copied.title == "Antrean yang Adil (salinan)"
    assert not writing.judge(made(), now=NOW).faults


def test_a_zip_comes_in_with_what_is_lost(client, course):
    files = {**courses.files(), "catatan.txt": b"tidak dirujuk"}
    answer = client.post(NEW, {"start": "berkas", "file": zipped(files)}, follow=True)
    assert "Hasil unggah" in answer.text and "catatan.txt" in answer.text
    assert made().course.key == "antrean-yang-adil"


def test_a_question_file_becomes_a_course_with_its_losses(client, course):
    bank = courses.BANK + "\n::rusak:: Tidak ada jawabannya {\n"
    told = {"title": "Soal", "start": "berkas", "competency": "public_service"}
    file = SimpleUploadedFile("Soal Saya.gift", bank.encode())
    answer = client.post(NEW, {**told, "file": file}, follow=True)
    assert "soal/soal-saya.gift" in writing.files_of(made())
    assert "Yang tidak ikut masuk" in answer.text and "rusak" in answer.text


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"start": "contoh", "competency": "public_service"}, "Beri kursus ini judul"),
        ({"start": "contoh", "title": "X"}, "Pilih kompetensi"),
        ({"start": "salinan"}, "Pilih kursus yang disalin"),
        ({"start": "berkas"}, "Pilih berkasnya"),
        ({"title": "X"}, "Pilih mulai dari mana"),
    ],
)
def test_what_is_missing_is_named_and_what_was_typed_stays(client, dictionary, told, sentence):
    answer = client.post(NEW, told)
    assert answer.status_code == 400 and sentence in answer.text
    assert f'value="{told["title"]}"' in answer.text if "title" in told else True
    assert not Manuscript.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.zip", b"bukan zip", "bukan zip"),
        ("a.gift", b"", "kosong"),
        ("a.gift", b"\xff\xfe\xff", "UTF-8"),
        ("a.zip", zipped({"x.md": b"x"}).read(), "tidak berisi course.toml"),
        ("a.zip", zipped({"course.toml": b"key = 1 2"}).read(), "baris 1"),
        ("a.zip", zipped({"course.toml": b"module = 3"}).read(), "Susunan course.toml"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(client, dictionary, name, content, sentence):
    told = {"title": "X", "start": "berkas", "competency": "public_service"}
    answer = client.post(NEW, {**told, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 400 and sentence in answer.text
    assert not Manuscript.objects.exists()


def test_a_file_that_is_too_large_is_refused_unread(client, monkeypatch):
    monkeypatch.setattr(new, "MOST_BYTES", 10)
    monkeypatch.setattr(new, "AROUND", 10)
    answer = client.post(NEW, {"start": "berkas", "file": zipped(courses.files())})
    assert answer.status_code == 413 and "50 MB" in answer.text


def test_a_course_one_teaches_is_opened_for_writing_once(client, course):
    place = f"/mengajar/naskah/kursus/{course.uuid}/"
    addresses = {client.post(place)["Location"] for _click in range(2)}
    assert len(addresses) == 1 and Manuscript.objects.count() == 1
    assert "Antrean yang Adil" in client.get("/mengajar/naskah/").text


def test_a_colleagues_manuscript_is_not_there(manuscript, at, agency):
    stranger = signed_in(trainer_of(agency))
    for place in ("", "data/umum/", "kegiatan/membaca/", "berkas/course.toml", "resep/"):
        assert stranger.get(at(place)).status_code == 404

"""What changed from one version to another: entries, paragraphs, questions by key."""

import pytest

from kawah.learning.curriculum.api import Manuscript, writing
from kawah.web.trainer.studio.comparing import changes
from kawah.web.trainer.studio.tests.conftest import trainer_of
from tests import courses
from tests.factories import NOW
from tests.world import signed_in


def kinds(found):
    return [(one.path, one.place, one.state) for one in found]


def test_changes_are_told_where_they_stand():
    before = courses.files()
    after = courses.files(
        course=courses.COURSE_TOML.replace("Antrean yang Adil", "Antrean Baru"),
        lesson=courses.LESSON.replace("Warga datang membawa", "Warga datang membawa juga"),
        bank=courses.BANK.replace("::u1:: Warga lansia", "::u1:: Warga hamil").replace(
            "// [tag:ujian] [tag:o1]\n::u5:: Pengaduan antrean boleh ditolak. {F}", ""
        ),
    )
    assert kinds(changes(before, after)) == [
        ("course.toml", "title", "changed"),
        ("pelajaran/01.md", "", "changed"),
        ("soal/bank.gift", "u1", "changed"),
        ("soal/bank.gift", "u5", "gone"),
    ]


def test_a_file_that_is_no_text_is_only_named():
    found = changes({}, {"media/a.png": b"\x89PNG"})
    assert kinds(found) == [("media/a.png", "", "new")] and not found[0].pieces


def test_a_folder_that_cannot_be_read_is_compared_as_text():
    found = changes({"course.toml": b"key = "}, {"course.toml": b"key = 3"})
    assert [piece.text for piece in found[0].pieces if piece.kind == "now"]


@pytest.fixture
def place(course):
    return f"/mengajar/kursus/{course.uuid}/versi/"


def test_a_version_is_compared_with_the_one_before_it(client, place, agency):
    assert "Baru ada satu versi" in client.get(place).text
    bank = courses.BANK.replace("Warga lansia", "Warga hamil")
    courses.published(agency, bank=bank, now=NOW)
    page = client.get(place).text
    assert "<del>lansia</del><ins>hamil</ins>" in page and "<b>u1</b>" in page
    assert "Keduanya sama." in client.get(f"{place}?dari=2&ke=2").text
    assert client.get(f"{place}?dari=entah&ke=9").status_code == 200


def test_the_manuscript_is_compared_too(client, place, at, sent):
    client.post(at("data/umum/"), sent("data/umum/", title="Judul naskah"))
    assert "Naskah sekarang" in client.get(place).text
    assert "<b>title</b>" in client.get(place).text


def test_another_trainers_course_is_not_there(place, agency):
    assert signed_in(trainer_of(agency)).get(place).status_code == 404


def test_who_teaches_only_an_older_version_changes_the_course_no_more(course, agency, author):
    retno, other = author, trainer_of(agency, email="ganti@example.go.id")
    toml = courses.COURSE_TOML.replace("retno@example.go.id", "ganti@example.go.id")
    courses.published(agency, course=toml.replace("Antrean yang Adil", "Antrean Baru"), now=NOW)
    writing.begin(course, by=other, now=NOW)
    assert Manuscript.objects.written_by(other).count() == 1
    assert not Manuscript.objects.written_by(retno).exists()
    place = f"/mengajar/kursus/{course.uuid}/"
    assert signed_in(retno).get(place).status_code == 200
    assert signed_in(retno).get(f"{place}penutupan/").status_code == 404
    assert "penutupan/" not in signed_in(retno).get(place).text
    assert signed_in(other).get(f"{place}penutupan/").status_code == 200

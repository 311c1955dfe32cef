"""Each part of a course is written in its form; of two who write one, the second is told."""

import json

import pytest

from kawah.learning.curriculum.api import writing
from kawah.web.trainer.studio.tests.conftest import fields_of, trainer_of
from tests.factories import NOW, make_person
from tests.world import signed_in

JSON = {"Accept": "application/json"}


def test_facts_are_written_and_the_rest_stays(client, at, tables, sent):
    told = sent("data/umum/", title="Antrean Baru", tags="loket, adil", audience="Petugas")
    answer = client.post(at("data/umum/"), told)
    assert answer["Location"] == at("#data")
    assert (tables()["title"], tables()["tags"]) == ("Antrean Baru", ["loket", "adil"])
    assert tables()["form"] == "NKL03" and len(tables()["module"][0]["activity"]) == 4


def test_saving_what_stands_there_changes_nothing(client, at, file, sent):
    for place in ("umum", "dampak", "hasil", "pengajar", "peraturan"):
        client.post(at(f"data/{place}/"), sent(f"data/{place}/"))
    for key in ("membaca", "latihan", "renungan", "ujian"):
        client.post(at(f"kegiatan/{key}/"), sent(f"kegiatan/{key}/"))
    assert file().revision == 1


def test_keys_that_nobody_knows_are_kept(client, at, tables, manuscript, author, sent, file):
    text = "asing = 7\n" + file().text.replace('key = "membaca"', 'key = "membaca"\nasing = 8')
    writing.write(manuscript, "course.toml", text.encode(), seen=1, by=author, now=NOW)
    client.post(at("data/umum/"), sent("data/umum/", title="Lain"))
    client.post(at("kegiatan/membaca/"), sent("kegiatan/membaca/", minutes="9"))
    activity = tables()["module"][0]["activity"][0]
    assert (tables()["asing"], activity["asing"], activity["minutes"]) == (7, 8, 9)


def test_a_refusal_names_its_field_and_keeps_what_was_typed(client, at, sent):
    told = sent("data/umum/", title="", summary="Ringkasan baru")
    answer = client.post(at("data/umum/"), told)
    assert answer.status_code == 400
    assert 'href="#id_title"' in answer.text and "Ringkasan baru" in answer.text


def test_outcomes_are_added_and_taken_out_of_activities(client, at, tables, sent):
    told = sent("data/hasil/")
    told.update({"text-1": "Menjelaskan", "competency-1": "public_service", "level-1": "2"})
    client.post(at("data/hasil/"), told)
    assert [row["key"] for row in tables()["outcome"]] == ["o1", "o2"]
    told = sent("data/hasil/", **{"gone-0": "on", "main-1": "on"})
    client.post(at("data/hasil/"), told)
    assert [row["key"] for row in tables()["outcome"]] == ["o2"]
    assert tables()["module"][0]["activity"][0]["outcomes"] == []


def test_a_row_taken_out_does_not_come_back_when_its_form_is_sent_again(client, at, tables, sent):
    told = sent("data/pengajar/", **{"gone-1": "on"})
    for _time in range(2):
        client.post(at("data/pengajar/"), told, headers=JSON)
    assert [row["role"] for row in tables()["teacher"]] == ["widyaiswara"]


def test_one_outcome_is_the_main_one(client, at, sent):
    told = sent("data/hasil/")
    told.pop("main-0")
    answer = client.post(at("data/hasil/"), told)
    assert answer.status_code == 400 and "tepat satu hasil belajar" in answer.text


def test_a_regulation_gets_its_key_from_its_name(client, at, tables, sent):
    told = sent("data/peraturan/", **{"title-1": "PP 96/2012", "repealed-1": "on"})
    client.post(at("data/peraturan/"), told)
    assert tables()["regulation"][1] == {
        "key": "pp-962012",
        "title": "PP 96/2012",
        "in_force": False,
    }


def test_a_teacher_is_looked_for_and_what_was_typed_stays(client, at, tables, sent, agency):
    found = make_person(agency, name="Yohanes Bria", email="bria@example.go.id")
    make_person(name="Yohanes Lain")
    told = sent("data/pengajar/", **{"name-2": "Belum tersimpan", "find": "ya", "cari": "yohanes"})
    page = client.post(at("data/pengajar/"), told).text
    assert f"{found.uuid}/praktisi" in page and "Belum tersimpan" in page
    assert "Yohanes Lain" not in page
    told.update({"add": f"{found.uuid}/praktisi"})
    page = client.post(at("data/pengajar/"), told)
    assert "bria@example.go.id" in page.text and len(tables()["teacher"]) == 2
    client.post(at("data/pengajar/"), fields_of(page))
    assert tables()["teacher"][3] == {
        "role": "praktisi",
        "name": "Yohanes Bria",
        "email": "bria@example.go.id",
    }


def test_a_quiz_is_set_up(client, at, tables, sent):
    told = sent("kegiatan/ujian/", **{"count-1": "2", "tags-1": "latihan, o1", "attempts": "0"})
    client.post(at("kegiatan/ujian/"), told)
    quiz = tables()["module"][0]["activity"][3]
    assert quiz["draw"][1] == {"tags": ["latihan", "o1"], "count": 2} and "attempts" not in quiz
    told = sent("kegiatan/ujian/", pass_percent="", feedback="immediate")
    answer = client.post(at("kegiatan/ujian/"), told)
    assert answer.status_code == 400 and answer.text.count("field-error") == 2


def test_the_tags_of_the_bank_are_told(client, at):
    assert "latihan (2)" in client.get(at("kegiatan/latihan/")).text


@pytest.fixture
def second(course, agency, manuscript):
    """Another teacher of the course."""
    person = trainer_of(agency, name="Rina Kedua")
    course.published.teachers.create(role="widyaiswara", person=person, name=person.name, seq=9)
    return signed_in(person)


def test_the_second_author_of_a_part_sees_both_and_chooses(client, at, tables, sent, second):
    mine = sent("data/umum/", title="Judul saya yang baru")
    theirs = sent("data/umum/", title="Judul Rina yang baru")
    assert second.post(at("data/umum/"), theirs).status_code == 302
    answer = client.post(at("data/umum/"), mine)
    assert answer.status_code == 409 and "Rina Kedua menyimpan bagian ini" in answer.text
    assert "<del>" in answer.text and 'value="Judul saya yang baru"' in answer.text
    assert tables()["title"] == "Judul Rina yang baru"
    client.post(at("data/umum/"), fields_of(answer))
    assert tables()["title"] == "Judul saya yang baru"


def test_authors_of_different_parts_do_not_meet(client, at, tables, sent, second):
    mine = sent("data/umum/", title="Judul saya")
    second.post(at("data/dampak/"), sent("data/dampak/", measure="hitungan"))
    second.post(at("susunan/"), {"down": "kegiatan/membaca"})
    assert client.post(at("data/umum/"), mine).status_code == 302
    assert (tables()["title"], tables()["impact"]["measure"]) == ("Judul saya", "hitungan")


def test_a_draft_is_saved_by_the_script(client, at, tables, sent):
    told = sent("data/umum/", title="Sedang ditulis")
    reply = json.loads(client.post(at("data/umum/"), told, headers=JSON).content)
    assert "Tersimpan pukul 10.00" in reply["sentence"] and tables()["title"] == "Sedang ditulis"
    told.update(title="Sudah ditulis", seen=reply["seen"])
    assert client.post(at("data/umum/"), told, headers=JSON).status_code == 200
    assert tables()["title"] == "Sudah ditulis"


def test_a_draft_that_cannot_be_kept_says_why(client, at, tables, sent, second):
    told = sent("data/umum/", title="")
    reply = client.post(at("data/umum/"), told, headers=JSON)
    assert reply.status_code == 422 and "Beri kursus ini judul" in reply.json()["sentence"]
    mine = sent("data/umum/", title="A")
    second.post(at("data/umum/"), sent("data/umum/", title="B"))
    reply = client.post(at("data/umum/"), mine, headers=JSON)
    assert reply.status_code == 409 and "Rina Kedua" in reply.json()["sentence"]


def test_a_file_is_written_as_it_stands(client, at, file, second):
    page = at("berkas/pelajaran/01.md")
    text = file("pelajaran/01.md").text
    assert client.post(page, {"text": text.replace("\n", "\r\n"), "seen": "1"}).status_code == 302
    assert file("pelajaran/01.md").revision == 1
    second.post(page, {"text": "Punya Rina", "seen": "1"})
    answer = client.post(page, {"text": "Punya saya", "seen": "1"})
    assert answer.status_code == 409 and "Rina Kedua" in answer.text
    assert 'name="seen" value="2"' in answer.text and "Punya saya</textarea>" in answer.text


def test_the_key_of_a_course_cannot_become_anothers(client, at, file):
    text = file().text
    stolen = text.replace('key = "antrean"', 'key = "lain"')
    client.post(at("berkas/course.toml"), {"text": stolen, "seen": "1"})
    assert "tidak dapat diganti" in client.get(at("resep/")).text


def test_a_lesson_is_seen_as_on_a_phone(client, at, manuscript, author):
    page = client.get(at("kegiatan/membaca/pratinjau/"))
    assert 'class="phone"' in page.text and "Siapa yang dilayani lebih dahulu" in page.text
    broken = "## A\n\n:::gambar media/x.png\nalt: X\n:::\n\n:::entah\n:::\n"
    writing.write(manuscript, "pelajaran/01.md", broken.encode(), seen=1, by=author, now=NOW)
    page = client.get(at("kegiatan/membaca/pratinjau/"))
    assert "media/x.png" in page.text and "Baris" in page.text
    assert client.get(at("kegiatan/ujian/pratinjau/")).status_code == 404

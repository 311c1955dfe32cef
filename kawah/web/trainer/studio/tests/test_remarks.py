"""Remarks stand at their passage: in what a reviewer reads, and in what an author writes."""

import pytest

from kawah.learning.curriculum.api import Comment, Review, commenting, reviewing, writing
from kawah.learning.player.api import rearranging, spans
from kawah.web.trainer.pen.tests.conftest import filled
from kawah.web.trainer.studio.tests.conftest import page, trainer_of
from tests.factories import NOW
from tests.world import signed_in

PATH = "pelajaran/01.md"


@pytest.fixture
def lesson(at):
    """The editor of the lesson."""
    return at(f"pelajaran/{PATH}")


@pytest.fixture
def said(send, second):
    """A remark on one paragraph of the lesson's first passage."""
    sent = {"bagian": "1", "line": "3", "text": "Kalimat ini panjang."}
    for _click in range(2):
        assert second.post(page(send, "kegiatan/membaca/"), sent).status_code == 302
    return Comment.objects.get()


@pytest.fixture
def rewrite(manuscript, author):
    """Write the lesson anew, outside of its editor."""

    def rewrite(change):
        file = writing.file_of(manuscript, PATH)
        assert file is not None
        content = change(file.text).encode()
        writing.write(manuscript, PATH, content, seen=file.revision, by=author, now=NOW)

    return rewrite


def section(answer, number):
    """The part of a page that stands below one passage."""
    below = answer.text.partition(f'id="bagian-{number}"')[2]
    return below.partition(f'id="bagian-{number + 1}"')[0]


def test_a_remark_stands_at_its_passage_for_both(client, second, send, lesson, said):
    assert (said.path, said.line) == (PATH, 3) and said.quote.startswith("Warga")
    read = second.get(page(send, "kegiatan/membaca/"))
    assert 'class="phone"' in read.text
    for answer in (read, client.get(lesson)):
        assert "Kalimat ini panjang." in section(answer, 1)
        assert "Kalimat ini panjang." not in section(answer, 2)
    assert "Kalimat ini panjang." in client.get(f"{lesson}?ubah=1").text


def test_the_list_of_remarks_leads_to_the_passage(client, at, said, lesson):
    assert f'href="{lesson}?di=1#bagian-1"' in client.get(at("telaah/")).text


def test_a_remark_is_heeded_where_it_stands_and_that_can_be_taken_back(
    client, at, send, second, lesson, said
):
    answer = client.post(at(f"catatan/{said.uuid}/"), {"di": "1"})
    assert answer["Location"] == f"{lesson}?di=1#bagian-1"
    assert "Kalimat ini panjang." not in client.get(lesson).text
    assert "Sudah diperbaiki" in section(second.get(page(send, "kegiatan/membaca/")), 1)
    assert "1 catatan sudah diperbaiki" in client.get(at("telaah/")).text
    client.post(at(f"catatan/{said.uuid}/"), {"open": "ya"})
    assert commenting.open_comments(send.manuscript).get() == said


def test_a_remark_stays_with_a_passage_that_moved(client, lesson, rewrite, said):
    rewrite(lambda text: rearranging.moved(text, 0, to=2))
    assert "Kalimat ini panjang." in section(client.get(lesson), 3)


def test_a_remark_stays_with_a_passage_that_its_author_rewrote_whole(client, lesson, said):
    form = filled(client.get(f"{lesson}?ubah=1").text) | {"text": "Lain sama sekali."}
    assert client.post(lesson, form).status_code == 302
    assert "Kalimat ini panjang." in section(client.get(lesson), 1)


def test_a_remark_says_that_its_passage_is_gone(client, at, lesson, rewrite, said):
    rewrite(lambda text: rearranging.removed(text, 0))
    answer = client.get(lesson).text
    assert "Catatan pada bagian yang sudah tidak ada" in answer and said.text in answer
    assert "sudah tidak ada di naskah" in client.get(at("telaah/")).text


def test_questions_and_reflections_are_read_and_remarked_on(client, at, second, send):
    quiz, thinking = page(send, "kegiatan/latihan/"), page(send, "kegiatan/renungan/")
    text = second.get(quiz).text
    assert "Antrean dimulai dari nomor berapa" in text and "Kunci" in text
    second.post(quiz, {"bagian": "1", "text": "Terlalu mudah."})
    said = Comment.objects.get()
    assert said.path == "soal/bank.gift" and said.part
    assert "Terlalu mudah." in section(second.get(quiz), 1)
    assert "Terlalu mudah." in client.get(at("soal/soal/bank.gift")).text
    assert "Apa yang Anda ubah" in second.get(thinking).text
    second.post(thinking, {"bagian": "1", "text": "Sebut tenggatnya."})
    assert "Sebut tenggatnya." in client.get(at("kegiatan/renungan/")).text
    assert at("kegiatan/renungan/") in client.get(at("telaah/")).text


def test_what_was_typed_stays_when_a_remark_is_not_taken_in(client, send, second):
    place = page(send, "kegiatan/membaca/")
    empty = second.post(place, {"bagian": "2", "text": " "})
    assert empty.status_code == 400 and "Tulis catatannya" in empty.text
    Review.objects.update(decision="changes", decided_at=NOW)
    late = second.post(place, {"bagian": "2", "text": "Susah payah."})
    assert late.status_code == 400 and "Susah payah." in section(late, 2)
    Review.objects.update(version=None)
    gone = second.post(place, {"bagian": "2", "text": "Susah payah."})
    assert gone.status_code == 409 and "Susah payah." in gone.text
    assert not Comment.objects.exists()


def test_a_block_that_is_not_there_takes_no_remark(send, second):
    place = page(send, "kegiatan/membaca/")
    file = writing.file_of(send.manuscript, PATH)
    assert file is not None
    count = len(spans.spans(file.text))
    for number in ("0", str(count + 1), "x"):
        answer = second.post(place, {"bagian": number, "text": "Ke mana?"})
        assert answer.status_code == 400 and "Ke mana?" in section(answer, 1)
    assert not Comment.objects.exists()


def test_the_next_reviewer_sees_what_was_said_before(client, at, agency, changed, said):
    third = trainer_of(agency, name="Penelaah Ketiga")
    changed("Lain lagi")
    client.post(at("telaah/"), {"reviewer": third.uuid})
    asked = Review.objects.get(decision="open")
    text = signed_in(third).get(page(asked, "kegiatan/membaca/")).text
    assert "Kalimat ini panjang." in text and "Penelaah Kedua" in text


def test_remarks_of_other_courses_are_nobodys_here(client, at, said, agency):
    other = writing.begin_new(
        agency, key="lain", title="Lain", files={}, by=trainer_of(agency), now=NOW
    )
    assert client.post(f"/mengajar/naskah/{other.uuid}/catatan/{said.uuid}/").status_code == 404
    assert reviewing.approved(other) is None

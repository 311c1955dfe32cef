"""Writing a lesson in the browser: block by block, without script, beside another author."""

import gzip
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kawah.learning.curriculum.api import writing
from kawah.learning.player import api as player
from kawah.learning.player.api import rearranging, spans
from kawah.people.access.api import Role
from kawah.web.trainer.pen import opening
from kawah.web.trainer.pen.block_kinds import BLOCKS
from kawah.web.trainer.pen.question_kinds import QUESTIONS
from kawah.web.trainer.pen.tests.conftest import (
    FILES,
    LESSON,
    MEDIA,
    PATH,
    filled,
    held,
    opened,
    tools,
)
from tests.factories import NOW, make_person, make_unit
from tests.world import give, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", range(1, len(spans.spans(LESSON)) + 1))
def test_a_block_saved_untouched_says_the_same(trainer, address, text, number):
    before = player.read(text()).blocks
    form = filled(opened(trainer, f"{address}?ubah={number}"))
    answer = trainer.post(address, form)
    assert answer.status_code == 302, answer.content.decode()
    after = player.read(text()).blocks
    assert [type(block) for block in after] == [type(block) for block in before]
    assert player.written(after[number - 1]) == player.written(before[number - 1])


def test_the_lesson_is_shown_as_learners_see_it(trainer, address):
    page = opened(trainer, address)
    assert page.count('class="part"') == len(spans.spans(LESSON))
    assert "/m/0-" in page and 'class="ask"' in page and "Ubah" in page


@pytest.mark.parametrize("word", [*(kind.word for kind in BLOCKS.values()), *QUESTIONS])
def test_every_kind_has_a_form_that_asks_for_what_is_missing(trainer, address, text, word):
    page = opened(trainer, f"{address}?tambah=1&jenis={word}")
    answer = trainer.post(address, filled(page))
    assert answer.status_code == 400 and "Ada yang perlu diperbaiki" in answer.content.decode()
    assert text() == LESSON


def test_a_new_block_comes_where_it_was_asked_for(trainer, address, text):
    form = filled(opened(trainer, f"{address}?tambah=2&jenis=catatan"))
    form |= {"style": "tip", "title": "Ingat", "text": "Tulis **janji** di dinding."}
    assert trainer.post(address, form).status_code == 302
    assert spans.spans(text())[1].text.startswith(":::catatan\njenis: tips\njudul: Ingat\n\nTulis")


def test_a_second_click_adds_nothing(trainer, address, text):
    form = filled(opened(trainer, f"{address}?tambah=2&jenis=catatan")) | {"text": "Sekali."}
    assert [trainer.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert text().count("Sekali.") == 1


def test_going_back_and_changing_it_once_more_loses_nothing(trainer, address, text):
    form = filled(opened(trainer, f"{address}?ubah=3")) | {"text": "Sekali."}
    trainer.post(address, form)
    answer = trainer.post(address, form | {"text": "Dua kali."})
    assert answer.status_code == 409 and "Dua kali." in answer.content.decode()


def test_a_question_is_written_in_plain_words(trainer, address, text):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=satu")) | {
        "stem": "Kapan loket dibuka?",
        "options_0_text": "Pukul 8",
        "options_0_is_right": "on",
        "options_0_feedback": "Tepat.",
        "options_1_text": "Pukul 10",
    }
    assert trainer.post(address, form).status_code == 302
    asked: Any = player.read(text()).blocks[0]
    assert asked.id == "q6" and asked.question.body.options[0].fraction == 1.0


def test_rows_can_be_added_without_losing_what_was_typed(trainer, address, text):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=putuskan"))
    form |= {"situation": "Antrean panjang.", "more": "ways"}
    answer = trainer.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 200 and "ways_3_text" in page and "Antrean panjang." in page
    assert "Ada yang perlu diperbaiki" not in page and text() == LESSON


def test_a_picture_needs_words_and_is_not_asked_for_twice(trainer, address, text, manuscript):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=gambar"))
    dot = SimpleUploadedFile("Foto Loket.PNG", (MEDIA / "dot.png").read_bytes())
    answer = trainer.post(address, form | {"path_file": dot})
    page = answer.content.decode()
    assert answer.status_code == 400 and "Tulis apa yang terlihat" in page
    again = filled(page) | {"alt": "Loket satu"}
    assert again["path"] == "media/foto-loket.png"
    assert trainer.post(address, again).status_code == 302
    assert text().startswith(":::gambar media/foto-loket.png\nalt: Loket satu\n:::")
    assert "media/foto-loket.png" in writing.files_of(manuscript)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("foto.png", b"bukan gambar", "jenis berkas ini tidak diterima"),
        ("foto.png", b"ID3\x03\x00\x00\x00\x00\x00\x00", "tidak cocok untuk blok ini"),
        ("foto.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "script"),
    ],
)
def test_a_strange_file_is_refused_in_a_sentence(trainer, address, manuscript, name, content, told):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=gambar")) | {"alt": "Loket"}
    answer = trainer.post(address, form | {"path_file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 400 and told in answer.content.decode()
    assert len(writing.files_of(manuscript)) == len(FILES)


def test_a_line_that_means_something_else_is_told_at_its_field(trainer, address, text):
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=catatan"))
    answer = trainer.post(address, form | {"text": "Satu\n:::\nDua"})
    assert answer.status_code == 400 and 'href="#id_text"' in answer.content.decode()
    assert text() == LESSON


def test_blocks_move_and_go_and_come_back(trainer, address, text):
    page = opened(trainer, address)
    assert trainer.post(address, tools(page, 2) | {"act": "up"}).status_code == 302
    assert text().startswith(":::gambar")
    page = opened(trainer, address)
    assert trainer.post(address, tools(page, 1) | {"act": "remove"}).status_code == 302
    assert ":::gambar" not in text()
    page = opened(trainer, address)
    assert "Satu bagian dihapus" in page
    trainer.post(address, filled(page, "//form[contains(@class, 'callout')]") | {"act": "restore"})
    assert text().startswith(":::gambar")


def test_what_another_wrote_elsewhere_stays(trainer, address, text, write):
    form = filled(opened(trainer, f"{address}?ubah=3")) | {"text": "Janji saya."}
    write(LESSON.replace("Yohanes Bria, Distrik Oksibil", "Yohanes Bria, Distrik Batom"))
    answer = trainer.post(address, form, follow=True)
    assert "Penulis Kedua juga menulis" in answer.content.decode()
    assert "Janji saya." in text() and "Distrik Batom" in text()


@pytest.mark.parametrize(("press", "kept"), [({}, True), ({"instead": "yes"}, False)])
def test_two_authors_of_one_block_see_both_and_choose(trainer, address, text, write, press, kept):
    form = filled(opened(trainer, f"{address}?ubah=3")) | {"text": "Janji saya."}
    write(LESSON.replace("Janji ditulis di dinding.", "Janji dibacakan."))
    answer = trainer.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Janji dibacakan." in page and "Janji saya." in page
    assert "Janji saya." not in text()
    assert trainer.post(address, filled(page) | press).status_code == 302
    assert "Janji saya." in text() and ("Janji dibacakan." in text()) == kept


def test_a_block_that_another_took_out_is_kept_in_the_form(trainer, address, text, write):
    form = filled(opened(trainer, f"{address}?ubah=3")) | {"text": "Janji saya."}
    write(rearranging.removed(LESSON, 2))
    page = trainer.post(address, form).content.decode()
    assert "Janji saya." in page and "Janji saya." not in text()
    assert trainer.post(address, filled(page)).status_code == 302
    assert "Janji saya." in text()


def test_a_move_of_what_changed_meanwhile_is_told(trainer, address, text, write):
    form = tools(opened(trainer, address), 3) | {"act": "remove"}
    write(LESSON.replace("Janji ditulis di dinding.", "Janji dibacakan."))
    answer = trainer.post(address, form)
    assert answer.status_code == 409 and "baru saja diubah" in answer.content.decode()
    assert "Janji dibacakan." in text()


def test_a_question_can_be_tried_and_nothing_is_kept(trainer, address):
    page = opened(trainer, address)
    assert 'name="q5" value="false"' in page
    answer = trainer.post(address, {"block": "q5", "q5": "false"})
    assert 'id="block-q5" data-state="right"' in answer.content.decode()
    told = trainer.post(
        address, {"block": "q5", "q5": "true"}, headers={"Accept": "application/json"}
    )
    assert told.json()["state"] == "wrong"
    assert trainer.post(address, {"block": "q5"}).status_code == 400


def test_a_broken_block_is_shown_with_its_fault_and_can_be_mended(trainer, address, text, write):
    write(":::gambar media/alur.svg\n:::\n\n:::peta\nX\n:::\n")
    page = opened(trainer, address)
    assert "belum punya teks pengganti" in page and "“:::peta” tidak dikenal" in page
    form = filled(opened(trainer, f"{address}?ubah=1")) | {"alt": "Alur"}
    assert trainer.post(address, form).status_code == 302
    form = filled(opened(trainer, f"{address}?ubah=2")) | {"text": "Teks biasa."}
    assert trainer.post(address, form).status_code == 302
    assert player.read(text()).faults == ()


def test_a_file_that_is_not_there_is_named_at_its_block(trainer, address, write):
    write(":::gambar media/hilang.svg\nalt: Alur\n:::\n\n## Lalu\n")
    page = opened(trainer, address)
    assert "media/hilang.svg: berkas tidak ada di folder kursus." in page and "<h2>Lalu" in page


def test_a_lesson_that_is_no_text_is_told(trainer, address, manuscript, author):
    seen = held(manuscript).revision
    writing.write(manuscript, PATH, b"\xff\xfe\x00", seen=seen, by=author, now=NOW)
    assert "simpan ulang dengan pengodean UTF-8" in opened(trainer, address)


def test_an_empty_lesson_begins_with_the_menu(trainer, address, text, write):
    write("\n")
    assert "Apa yang ditambahkan di sini?" in opened(trainer, address)
    form = filled(opened(trainer, f"{address}?tambah=1&jenis=teks")) | {"text": "## Mulai"}
    assert trainer.post(address, form).status_code == 302
    assert text() == "## Mulai\n"


def test_who_does_not_write_it_finds_nothing(address, author, trainer):
    peer = make_person(author.agency)
    give(peer, Role.TRAINER, author.agency, make_unit(author.agency))
    stranger = signed_in(peer)
    assert stranger.get(address).status_code == stranger.post(address).status_code == 404
    for path in ("pelajaran/lain.md", "course.toml", "../x.md"):
        assert trainer.get(address.replace(PATH, path)).status_code == 404


def test_the_page_asks_the_database_little(trainer, address, django_assert_max_num_queries):
    opened(trainer, address)
    with django_assert_max_num_queries(12):
        opened(trainer, address)


def test_the_fixture_has_every_kind_of_block_and_every_type_of_question():
    found = player.read(LESSON)
    assert found.faults == ()
    kinds = {opening.kind_of(block).word for block in found.blocks}
    assert kinds == {*(kind.word for kind in BLOCKS.values()), *QUESTIONS}


def test_the_pages_of_authors_weigh_what_they_may(trainer, address):
    page = gzip.compress(opened(trainer, address).encode())
    form = gzip.compress(opened(trainer, f"{address}?tambah=1&jenis=satu").encode())
    assert len(page) <= 30_000 and len(form) <= 30_000

"""Slides from a PDF come into a lesson after their author has seen them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kawah.learning.curriculum.api import writing
from kawah.learning.media.tests.test_slides import pdf
from kawah.learning.player import api as player
from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.tests.conftest import filled, opened

FORM = "//main//form[.//*[@name='place']]"
pytestmark = pytest.mark.django_db


@pytest.fixture
def show(trainer, address):
    def show(content, name="Salindia Rapat.pdf"):
        form = filled(opened(trainer, f"{address}?tambah=2&jenis=salindia"), FORM)
        upload = SimpleUploadedFile(name, content)
        return trainer.post(address, form | {"act": "deck", "file": upload})

    return show


def test_pages_are_seen_and_then_stand_as_pictures(show, trainer, address, text, manuscript):
    before = text()
    page = show(pdf("Janji layanan", "Antrean")).content.decode()
    assert text() == before and page.count("<img ") == 2
    form = filled(page, FORM) | {"act": "slides", "alt-2": "Antrean: bagan arus"}
    assert [trainer.post(address, form).status_code for _ in range(2)] == [302, 302]
    found = player.read(text()).blocks[1:3]
    assert [(one.path, one.alt) for one in found if isinstance(one, blocks.Picture)] == [
        ("media/salindia-rapat-01.webp", "Janji layanan"),
        ("media/salindia-rapat-02.webp", "Antrean: bagan arus"),
    ]
    assert "media/salindia-rapat-02.webp" in writing.files_of(manuscript)


def test_a_page_can_be_left_out_and_none_comes_without_words(show, trainer, address, text):
    form = filled(show(pdf("Satu", "")).content.decode(), FORM) | {"act": "slides"}
    answer = trainer.post(address, form)
    assert answer.status_code == 400 and "memerlukan teks pengganti" in answer.content.decode()
    assert trainer.post(address, form | {"take": ["1"]}).status_code == 302
    assert text().count(".webp") == 1


@pytest.mark.parametrize(("content", "told"), [(b"PK", "bukan PDF"), (b"%PDF-1.4 x", "rusak")])
def test_a_hostile_file_is_refused_and_the_lesson_stays(show, text, content, told):
    before = text()
    answer = show(content)
    assert answer.status_code == 400 and told in answer.content.decode()
    assert text() == before


def test_pages_of_another_manuscript_do_not_come_in(show, trainer, address, text):
    form = filled(show(pdf("Satu")).content.decode(), FORM) | {"act": "slides", "deck": "x:y:z"}
    assert trainer.post(address, form).status_code == 404

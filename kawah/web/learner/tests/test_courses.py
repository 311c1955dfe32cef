"""The catalogue: looked through by words, narrowed, and shown a page at a time."""

import pytest

from kawah.learning.curriculum.indexing import index_waiting
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(version):
    """How a card of the course is known on a page."""
    index_waiting(now=NOW)
    return f'href="/kursus/{version.course.uuid}/"'


@pytest.mark.parametrize(
    ("words", "found"),
    [("antrean", True), ("LOKET urutan", True), ("antrian", True), ("anggaran", False)],
)
def test_it_is_searched_by_words(browser, card, words, found):
    assert (card in browser.get("/belajar/", {"cari": words}).text) is found


def test_a_word_spelled_otherwise_is_named(browser, card):
    page = browser.get("/belajar/", {"cari": "antrian"}).text
    assert "Tidak ada kursus dengan kata “antrian”" in page and "“antrean”" in page


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"kompetensi": "public_service"}, True),
        ({"kompetensi": "integrity"}, False),
        ({"panjang": "singkat"}, True),
        ({"panjang": "panjang"}, False),
        ({"cara": "self_paced"}, True),
        ({"cara": "in_person", "kompetensi": "public_service"}, False),
        ({"cara": "terbang", "panjang": "x", "lihat": "y"}, True),
    ],
)
def test_it_is_narrowed(browser, card, narrowed, found):
    assert (card in browser.get("/belajar/", narrowed).text) is found


def test_a_search_stays_when_it_is_narrowed(browser, card):
    page = browser.get("/belajar/", {"cari": "antrean", "cara": "self_paced"}).text
    assert "?cari=antrean&amp;lihat=diikuti&amp;cara=self_paced" in page
    assert 'value="self_paced" selected' in page and "Hapus pencarian" in page


def test_it_is_filtered_by_links(browser, card, enrollment):
    assert card in browser.get("/belajar/?lihat=diikuti").text
    assert card not in browser.get("/belajar/?lihat=selesai").text


def test_an_empty_catalogue_says_what_will_come(stranger):
    assert "Kursus baru akan muncul" in stranger.get("/belajar/").content.decode()

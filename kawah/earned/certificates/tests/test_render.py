import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kawah.earned.certificates import sheet
from kawah.earned.certificates.tests import poppler
from kawah.earned.certificates.tests.sample import NOW, PRACTITIONER, TRAINER, WORDING
from kawah.earned.certificates.wording import Signatory

LONG_NAME = "Prof. Dr. dr. Andi Muhammad Syafruddin Daeng Mangemba, Sp.P.D.-K.G.E.H., M.Kes."
ONE_WORD = "Siti Nurjannahwulandariningsihkusumawardhaniprameswarihadiningratsuryodiningrat"
LONG_TITLE = "Penyusunan Rencana Kerja dan Anggaran Berbasis Kinerja " * 3
LONG_OUTCOME = "menjelaskan kepada warga ke mana uang daerah pergi dan menjawab keberatannya " * 2
OFFICIAL = Signatory("Dr. Ir. Maria Goreti Wea, M.Si.", "Sekretaris Daerah", "Pemerintah")
FRAME = 9.4 / 25.4 * 72  # the inner hairline


def draw(**changes):
    return sheet.render(structs.replace(WORDING, **changes), now=NOW)


@pytest.fixture(scope="module")
def pdf():
    return draw()


def test_it_is_a_landscape_a4_with_a_back(pdf):
    facts = poppler.ask("pdfinfo", pdf)
    assert re.search(r"Page size: +841\.89 x 595\.27\d pts \(A4\)", facts)
    assert re.search(r"Pages: +2\n", facts)
    assert "Sertifikat Tata Kelola Keuangan Daerah" in facts


def test_it_says_to_be_pdf_a_and_readable_by_machines(pdf):
    metadata = poppler.ask("pdfinfo", pdf, "-meta")
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_fonts_are_embedded_and_come_from_no_machine(pdf):
    fonts = poppler.ask("pdffonts", pdf).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+(LibertinusSerif|DejaVuSansMono)", font)
        assert re.search(r" yes +yes +yes ", font)  # embedded, subset, with Unicode


def test_every_promised_word_is_in_it(pdf):
    said = poppler.text(pdf)
    for words in (
        WORDING.recipient_name,
        WORDING.course_title,
        WORDING.outcomes[2],
        "6,5 JP",
        "16 Februari–1 Maret 2026",
        "Waibakul, 2 Maret 2026",
        TRAINER.name,
        PRACTITIONER.name,
        WORDING.signatory.name,
        WORDING.signer_label,
        "K7Q-M2X-4RT-W9B-HN3-PVT",
        WORDING.subjects[1].title,
        "Jumlah 295",
        "Jam pelajaran (JP) 6,5",
        WORDING.regulations[0],
    ):
        assert words in said


def test_equal_wording_and_moment_give_equal_bytes(pdf):
    assert draw() == pdf
    assert draw(recipient_name="Sukarni") != pdf


def test_it_is_light(pdf):
    assert len(pdf) <= 100_000


@pytest.mark.parametrize(
    "changes",
    [
        {"recipient_name": LONG_NAME},
        {"recipient_name": ONE_WORD},
        {"recipient_name": LONG_NAME, "course_title": LONG_TITLE, "outcomes": (LONG_OUTCOME,) * 6},
        {"agency_crest": "", "agency_motto": "", "recipient_post": "", "outcomes": ()},
        {"practitioner": None, "started_on": None, "regulations": (), "subjects": ()},
        {"second": OFFICIAL, "outcomes": (LONG_OUTCOME,) * 3},
        {"second": WORDING.signatory, "recipient_name": LONG_NAME, "course_title": LONG_TITLE},
        {"agency_name": "Kementerian " * 15, "place": "Kepulauan Tanimbar " * 3},
    ],
)
def test_any_length_stays_inside_the_frame(changes):
    words = poppler.first_page(draw(**changes))
    assert min(word.left for word in words) > FRAME
    assert max(word.right for word in words) < 842 - FRAME
    assert max(word.bottom for word in words) < 595 - FRAME
    foot = next(word.top for word in words if word.text.startswith("JAM"))
    story = [word for word in words if word.text in ("keberatannya", "mampu", "M.Kes.")]
    assert all(word.bottom < foot for word in story)


def test_of_two_officials_each_has_a_name_and_a_post():
    said = poppler.text(draw(second=OFFICIAL))
    for named in (WORDING.signatory, OFFICIAL):
        assert named.name in said and said.count(named.position[:20]) == 1


def test_the_front_can_be_looked_at_as_a_picture():
    assert sheet.front(WORDING, wide=300).startswith(b"\x89PNG")


def test_outcomes_that_find_no_room_move_to_the_back():
    said = poppler.text(draw(outcomes=(LONG_OUTCOME,) * 14))
    assert "dengan kemampuan yang tertulis di halaman berikut" in said
    assert said.count("menjawab keberatannya") == 28


def test_markup_in_a_name_is_only_text():
    assert "#let $x$ *a* @b <c> [d]" in poppler.text(draw(recipient_name="#let $x$ *a* @b <c> [d]"))


def test_a_letter_without_a_font_becomes_a_square():
    assert "Ñusta Žižka □ Sari" in poppler.text(draw(recipient_name="Ñusta Žižka 日 Sari"))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Nd"]), min_size=1, max_size=60))
def test_any_text_can_be_drawn(text):
    pdf = draw(recipient_name=text, course_title=text, outcomes=(text,), place=text)
    assert pdf.startswith(b"%PDF-1.7")


def test_an_agency_without_a_named_town_gives_the_day_alone():
    said = poppler.text(draw(place=""))
    assert "2 Maret 2026" in said
    assert ", 2 Maret 2026" not in said


def test_each_subject_has_its_minutes_and_no_empty_column(pdf):
    said = poppler.text(pdf)
    for subject in WORDING.subjects:
        assert f"{subject.title} {subject.minutes}" in said
    heads = said.replace(" ", "")
    assert "MENIT" in heads
    assert "MENITJP" not in heads


def test_numbers_follow_the_language():
    assert "6.5 JP" in poppler.text(draw(language="en"))


def test_an_unusable_crest_is_named():
    with pytest.raises(sheet.SheetUndrawable):
        draw(agency_crest="<svg")

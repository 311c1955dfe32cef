from decimal import Decimal

import pytest
from django.template import engines
from django.utils import translation
from lxml import etree

from kawah.web.shell.charts import drawing
from kawah.web.shell.charts.rows import GapRow, Piece, TeamRow
from kawah.web.shell.drawings import MARK, OUTLINES, SHAPES


def arc(svg):
    return etree.fromstring(svg)[-1].attrib["stroke-dasharray"].split()[0]


@pytest.mark.parametrize(
    ("value", "of", "filled"), [(0, 20, "0"), (14.5, 20, "72"), (20, 20, "100"), (31, 20, "100")]
)
def test_a_ring_is_filled_by_its_share(value, of, filled):
    assert arc(drawing.ring(value, of=of)) == filled


def test_a_ring_without_target_is_full():
    assert arc(drawing.ring(0, of=0)) == "100"


@pytest.mark.parametrize("language", ["id", "en"])
def test_figures_in_a_drawing_know_no_language(language):
    with translation.override(language):
        svg = drawing.bar(1.5, of=4, expected=2.25)
    assert "M0 4h37.5" in svg and "," not in svg


def test_pieces_follow_one_another_by_their_share():
    svg = drawing.pieces([Piece(1, ""), Piece(0, "soon"), Piece(3, "late")])
    assert 'd="M0 4h24.5"' in svg and 'class="fill late" d="M25 4h74.5"' in svg
    assert "soon" not in svg
    assert "fill" not in drawing.pieces([Piece(0, "")])


def test_the_highest_column_fills_the_height():
    svg = drawing.columns([("Jan", 45), ("Feb", 0), ("Mar", 90)])
    assert svg.count("<text") == 3 and "M50 80V4" in svg and "M30 80V80" in svg
    assert "V80" in drawing.columns([("Jan", 0)]) and "<text" not in drawing.columns([])


def test_what_lacks_is_dashed():
    assert 'class="lack" d="M40 4H80"' in drawing.bullet(2, asked=4, top=5)
    assert "lack" not in drawing.bullet(4, asked=4, top=5)
    assert 'class="lack" d="M0 4H60"' in drawing.bullet(None, asked=3, top=5)


def shown(template, **context):
    with translation.override("id"):
        return engines["django"].from_string(template).render(context)


def test_gap_bars_say_their_figures_in_words_and_in_a_table():
    rows = [GapRow("Integritas", 2, 4), GapRow("Kerja sama", None, 3)]
    page = shown("{% gap_bars rows 'Tingkat' %}", rows=rows)
    assert "tingkat 2, diminta 4" in page and "belum dinilai, diminta 3" in page
    assert page.count("<svg") == 2 and "<details>" in page and "<caption>Tingkat</caption>" in page


def test_team_bars_carry_a_word_for_each_state():
    row = TeamRow("Rina", "", Decimal("4.5"), Decimal(20), Decimal(15), "late", "Tertinggal")
    page = shown("{% team_bars rows 'JP tim' %}", rows=[row])
    assert "4,5 dari 20 JP" in page and page.count("Tertinggal") == 2
    assert 'class="chip is-late"' in page and 'class="fill late"' in page


def test_names_are_escaped():
    row = TeamRow("<b>x</b>", "", Decimal(1), Decimal(20), Decimal(1), "doing", "Sedang")
    assert "<b>x</b>" not in shown("{% team_bars rows 'JP' %}", rows=[row])


def test_the_mark_is_small():
    assert len(MARK.encode()) <= 600
    assert set(MARK) and all(OUTLINES.values()) and all(SHAPES.values())

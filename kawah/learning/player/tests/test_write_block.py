"""Writing blocks: what an editor writes is read as what was meant; nothing else of a file moves."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.learning.player import rearranging, spans
from kawah.learning.player.blocks import Ask, Callout, Prose, Video
from kawah.learning.player.reading import read
from kawah.learning.player.tests import generated
from kawah.learning.player.tests.conftest import LESSON
from kawah.learning.player.tests.test_read import LINES
from kawah.learning.player.writing import written


def with_asked(block):
    """A video stops for a question, which has to be there."""
    return f"{written(block)}\n\n:::tanya q1\n\nA {{T}}\n:::" if isinstance(block, Video) else ""


@settings(max_examples=60, deadline=None)
@given(generated.every_block)
def test_what_is_written_is_read_as_it_was_meant(block):
    reading = read(with_asked(block) or written(block))
    assert (reading.faults, reading.blocks[0]) == ((), block)


@pytest.mark.parametrize("block", read(LESSON).blocks)
def test_blocks_written_by_hand_are_written_again(block):
    text = with_asked(block) or written(block)
    found: Any = read(text).blocks[0]
    assert written(found) == written(block)
    if isinstance(block, Ask):
        assert found.question == block.question and "[markdown]" not in text


SOURCES = st.lists(LINES | st.text(max_size=12), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_the_parts_of_a_lesson_are_the_whole_lesson(source):
    assert "".join(span.text for span in spans.spans(source)) == source


def test_a_block_is_replaced_and_the_rest_stays_to_the_letter():
    found = spans.spans(LESSON)
    place = next(n for n, span in enumerate(found) if span.name == "catatan")
    text = rearranging.replaced(LESSON, place, ":::catatan\n\nBaru.\n:::")
    again = spans.spans(text)
    assert [span.text for span in again][:place] == [span.text for span in found][:place]
    assert [span.text for span in again][place + 1 :] == [span.text for span in found][place + 1 :]
    assert again[place].text == ":::catatan\n\nBaru.\n:::\n\n"


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 5), st.data())
def test_blocks_change_places_and_come_and_go(count, data):
    blocks = [f":::unduh media/{number}.csv\n:::" for number in range(count)]
    source = "\n\n".join(blocks) + "\n"
    place, to = (data.draw(st.integers(0, count - 1)) for _ in range(2))
    gone = rearranging.removed(source, place)
    assert rearranging.inserted(gone, place, blocks[place]) == source
    away = rearranging.moved(source, place, to=to)
    assert rearranging.moved(away, to, to=place) == source


def test_two_passages_of_prose_stay_two_paragraphs():
    text = rearranging.moved("Satu\n:::unduh a\n:::\nDua", 1, to=2)
    assert text == "Satu\n\nDua\n:::unduh a\n:::\n"


def test_an_empty_lesson_is_begun():
    assert rearranging.inserted("\ufeff\n", 0, "## Judul") == "## Judul\n"
    assert rearranging.removed("## Judul\n", 0) == ""


def test_a_fault_names_its_block_and_its_part():
    text = "a\n\n:::gambar media/a.svg\n:::\n\n" + written(Callout(1, "info", "", "x"))
    fault = read(text).faults[0]
    assert (fault.line, fault.field) == (3, "alt")


def test_prose_is_written_as_it_is():
    assert written(Prose(1, "## Judul\n\nIsi **tebal**.")) == "## Judul\n\nIsi **tebal**."

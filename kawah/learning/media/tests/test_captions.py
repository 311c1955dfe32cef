"""Captions that a player can show."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.media import captions

GOOD = """WEBVTT - Perjalanan satu baris

NOTE ditulis tangan

1
00:01.000 --> 00:04.000 line:90%
Sasaran: 95 persen balita
ditimbang

00:00:05.000 --> 01:00:08.250
Lalu KUA-PPAS
"""


def test_good_captions_say_when_they_end():
    assert captions.seconds_of(GOOD.encode(), name="a.vtt") == 3608.25
    assert captions.seconds_of(("\ufeff" + GOOD).encode(), name="a.vtt") == 3608.25


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("WEBVTT\n", 1),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\na", 1),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\na", 3),
        ("WEBVTT\n\n0:01.000 --> 0:02.000\na", 3),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\na", 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\na", 3),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb", 6),
        ("WEBVTT\n\n00:61.000 --> 00:99.000\na", 3),
    ],
)
def test_a_fault_is_named_by_its_line(text, line):
    with pytest.raises(captions.CaptionsUnreadable, match=rf"baris {line};"):
        captions.seconds_of(text.encode(), name="a.vtt")


def test_captions_in_another_encoding_are_refused():
    with pytest.raises(captions.CaptionsUnreadable):
        captions.seconds_of(GOOD.encode("utf-16"), name="a.vtt")


@given(st.text(alphabet="WEBVT0123:.->\n ab", max_size=60))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(captions.CaptionsUnreadable):
        assert captions.seconds_of(("WEBVTT\n" + text).encode(), name="a.vtt") > 0

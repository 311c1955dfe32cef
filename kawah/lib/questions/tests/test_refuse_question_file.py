"""Files that cannot be used are refused whole, at once, in one sentence."""

import html
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.lib.questions import gift, moodle_xml
from kawah.lib.questions.reading import REASONS, QuestionFileUnusable, Reading

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "'
    + b"ha" * 500
    + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><quiz><question><name><text>&j;</text></name></question></quiz>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
TOO_LARGE = b"a" * (20 * 1024 * 1024 + 1)

ESSAY = (
    b'<quiz><question type="essay"><name><text>J</text></name><questiontext><text>Apa?</text>'
    b'</questiontext><graderinfo format="html"><text>%s</text></graderinfo></question></quiz>'
)

GIFT = [
    (b"", "empty"),
    (b" \n\t\r\n", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (TOO_LARGE, "too_large"),
    (PNG, "binary"),
    (b"Apa? {T}\x00", "binary"),
    ("Apa? {T}".encode("utf-16-le"), "binary"),
    (b"\xff\xfeA", "encoding"),
    ("Siapa nama café? {=é}".encode("latin-1"), "encoding"),
    (b"// hanya komentar", "no_questions"),
]
XML = [
    (b"", "empty"),
    (TOO_LARGE, "too_large"),
    (PNG, "binary"),
    (b"Apa? {T}", "not_quiz"),
    (b"<html></html>", "not_quiz"),
    (b"<quiz/>", "no_questions"),
    (b"<quiz>", "malformed"),
    (b"<quiz>\x00</quiz>", "malformed"),
    (b"<quiz>&nbsp;</quiz>", "malformed"),
    (b"<quiz>caf\xe9</quiz>", "encoding"),
    (b'<?xml version="1.0" encoding="huruf-lama"?><quiz/>', "encoding"),
    (LAUGHS, "forbidden"),
    (OUTSIDE, "forbidden"),
    (b"<quiz>" + b"<a>" * 200_000, "overgrown"),
    (b"<quiz>" + b"<a/>" * 300_001 + b"</quiz>", "overgrown"),
]


@pytest.mark.parametrize(
    ("read", "data", "reason"),
    [(gift.read, *case) for case in GIFT] + [(moodle_xml.read, *case) for case in XML],
)
def test_an_unusable_file_is_refused_at_once(
    read: Callable[[bytes], Reading], data: bytes, reason: str
):
    began = time.process_time()
    with pytest.raises(QuestionFileUnusable) as refusal:
        read(data)
    assert refusal.value.reason == reason
    assert time.process_time() - began < 5


@pytest.mark.parametrize("reason", REASONS)
def test_a_refusal_is_one_sentence(reason: str):
    sentence = str(QuestionFileUnusable(reason, "7"))
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0


def test_other_encodings_that_name_themselves_are_read():
    source = (
        '<?xml version="1.0" encoding="{}"?><quiz><question type="truefalse"><name><text>é</text>'
        '</name><questiontext><text>Café?</text></questiontext><answer fraction="100"><text>true'
        '</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>'
    )
    for name in ("UTF-8", "UTF-16", "ISO-8859-1"):
        reading = moodle_xml.read(source.format(name).encode(name))
        assert reading.questions[0].stem.value == "Café?"


MANY = 200_000
TIRESOME = {
    "answers": "Pilih {" + "~%50%a#b\\n" * 20_000 + "}",
    "braces": "Kurung {" * MANY,
    "titles": "::" + "\\:" * MANY,
    "spaces": "Apa {=a" + " " * MANY + "b}",
    "remarks": "// " + "[tag:" * MANY + "\nApa? {T}",
    "the same question": "Apa? {T}\n\n" * 20_000,
    "categories": "".join(f"$CATEGORY: a{n}/b\n\nApa? {{T}}\n\n" for n in range(5_000)),
    "a deep category": "$CATEGORY: " + "a/" * MANY + "\n\nApa? {T}",
    "spaces in a category": "$CATEGORY: $c" + " " * MANY + "\n\nApa? {T}",
    "criteria": "Apa? {####" + ("- a" + " :1" * 900 + "\\ | 2\n") * 200 + "}",
    "spaces in a criterion": "Apa? {####- a" + " " * MANY + ": 1 | 2\n}",
    "weights": "Apa? {=" + "%" * MANY + "a}",
    "numbers": "Apa? {#" + "=1:1 " * 20_000 + "}",
    "backslashes": "// [type:cloze]\n// {1:SA:=" + "\\" * MANY,
    "open gaps": "// [type:cloze]\n// " + "{1:SA:" * MANY,
    "digits": "// [type:cloze]\n// {" + "1" * MANY,
    "spaces in a gap": "// [type:cloze]\n// {" + " " * MANY + "{1:SA:=" + " " * MANY + "a}",
    "places": "// [type:cloze]\n// " + "[[1" * MANY,
    "entities": "// [type:cloze]\n// {1:SA:=" + "&#" * MANY + "}",
    "tags": "Apa? {=" + "<p " * MANY + "}",
}


@pytest.mark.parametrize("text", TIRESOME.values(), ids=TIRESOME)
def test_tiresome_text_is_read_in_reasonable_time(text: str):
    began = time.process_time()
    gift.read(text.encode())
    assert time.process_time() - began < 5


def test_tiresome_notes_are_read_in_reasonable_time():
    began = time.process_time()
    notes = "<p>" * 50_000 + " " * 200_000 + "\n- a: 0 | 1" + " " * 200_000
    moodle_xml.read(ESSAY % html.escape(notes).encode())
    assert time.process_time() - began < 5


@given(st.text() | st.text("{}=~#:\\->%/[]$ \nTa1."))
def test_any_text_is_read_or_refused_by_name(text: str):
    try:
        gift.read(text.encode())
    except QuestionFileUnusable:
        return


@given(st.binary())
def test_any_bytes_are_read_or_refused_by_name(data: bytes):
    for read in (gift.read, moodle_xml.read):
        try:
            read(data)
        except QuestionFileUnusable:
            continue

r"""Text as GIFT writes it: escapes, markers of form, and where a physical line ends.

`\~ \= \# \{ \} \: \\` stand for the character itself and `\n` for a new line. `-\>` is an arrow
that does not part a matching pair. Escapes are shielded first, so that everything after can look
for bare signs only.
"""

import re

from kawah.lib.questions import markup
from kawah.lib.questions.reading import QuestionFileUnusable, refuse_by_size
from kawah.lib.questions.shape import EMPTY, Text, TextForm

GiftForm = TextForm | None  # None: the file does not say, so the text itself decides

MEGABYTES_OF_PROSE = 5  # GIFT holds no pictures, and a reader keeps many times its size
SIGNS = "~=#{}:n\\"
SHIELDS = {sign: chr(0xFDD0 + place) for place, sign in enumerate(SIGNS)}
ARROW = chr(0xFDD0 + len(SIGNS))
SHOWN = {ord(shield): sign for sign, shield in SHIELDS.items()} | {ord(ARROW): "->"}
SHOWN[ord(SHIELDS["n"])] = "\n"
RESERVED = dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd")  # noncharacters, free for our use
ESCAPE = re.compile(r"\\[~=#{}:n\\]|-\\>")
BARE = re.compile(r"[~=#{}:\\\n]")
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]|^%PDF")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]|^%PDF-")
MARKER = re.compile(r"\[(html|markdown|moodle|plain)\]")
FORMS: dict[str, GiftForm] = {
    "html": "html",
    "markdown": "markdown",
    "plain": "plain",
    "moodle": None,
}


def decoded(data: bytes) -> str:
    """Raises QuestionFileUnusable for what is no text, or not in a Unicode encoding."""
    refuse_by_size(data, megabytes=MEGABYTES_OF_PROSE)
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionFileUnusable("binary" if BINARY.search(data) else "encoding") from error
    if CONTROL.search(text):
        raise QuestionFileUnusable("binary")
    if not text.strip():
        raise QuestionFileUnusable("empty")
    return text.translate(RESERVED).replace("\r\n", "\n").replace("\r", "\n")


def shielded(raw: str) -> str:
    return ESCAPE.sub(_shield, raw)


def _shield(found: re.Match[str]) -> str:
    return ARROW if found[0] == "-\\>" else SHIELDS[found[0][1]]


def bare(shielded_text: str) -> str:
    """The characters meant, with physical line ends as they stand."""
    return shielded_text.translate(SHOWN)


def joined(shielded_text: str) -> str:
    """The same on one line: a physical line end is only layout, `\\n` is a new line."""
    return bare(" ".join(line.strip(" \t") for line in shielded_text.split("\n"))).strip()


def form_of(shielded_text: str, *, default: GiftForm) -> tuple[GiftForm, str]:
    raw = shielded_text.strip()
    found = MARKER.match(raw)
    return (FORMS[found[1]], raw[found.end() :]) if found else (default, raw)


def text_of(shielded_text: str, *, default: GiftForm) -> Text:
    form, raw = form_of(shielded_text, default=default)
    if form in ("html", "markdown"):
        value = bare(raw).strip()
        return Text(value, form) if value else EMPTY
    value = joined(raw)
    if form is None:
        return markup.guessed(value)
    return Text(value) if value else EMPTY


def escaped(value: str) -> str:
    return BARE.sub(lambda sign: "\\n" if sign[0] == "\n" else "\\" + sign[0], value.strip())


def without_arrow(escaped_text: str) -> str:
    """For where a bare arrow would make a matching pair."""
    return escaped_text.replace("->", "-\\>")


def marked(text: Text, *, default: GiftForm) -> str:
    """The escaped text, with a marker of form where it would be misread without one."""
    needs_marker = text.value.startswith(("[", "//", "-")) or (text.form != (default or "plain"))
    if default is None and text.form == "plain" and markup.TAG.search(text.value):
        needs_marker = True
    return (
        f"[{text.form}]{escaped(text.value)}"
        if text.value and needs_marker
        else escaped(text.value)
    )

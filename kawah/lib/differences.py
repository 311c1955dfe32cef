"""What differs between two texts, word by word; long ones line by line, so that it stays quick."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

WORD = re.compile(r"\s+|[^\s]+")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORDS = 3000
MOST_LINES = 6000
CONTEXT = 12  # parts that are the same and stand beside a difference


class Piece(Struct, frozen=True):
    """`was` stands in the first text only, `now` in the second only, `same` in both; `skipped` is
    a long stretch of both that is left out."""

    kind: Literal["same", "was", "now", "skipped"]
    text: str = ""


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order; without `was` they are the second, without `now` the
    first."""
    one, two = WORD.findall(before), WORD.findall(after)
    if len(one) + len(two) > MOST_WORDS:
        one, two = LINE.findall(before), LINE.findall(after)
    if len(one) + len(two) > MOST_LINES:
        return [Piece("was", before), Piece("now", after)]
    return list(_pieces(one, two))


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The same with long stretches that do not differ left out."""
    return [short for piece in pieces for short in _short(piece)]


def _pieces(one: list[str], two: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(one[a:b]))
            continue
        if b > a:
            yield Piece("was", "".join(one[a:b]))
        if d > c:
            yield Piece("now", "".join(two[c:d]))


def _short(piece: Piece) -> list[Piece]:
    parts = WORD.findall(piece.text)
    if piece.kind != "same" or len(parts) <= 4 * CONTEXT:
        return [piece]
    head, tail = "".join(parts[: 2 * CONTEXT]), "".join(parts[-2 * CONTEXT :])
    return [Piece("same", head), Piece("skipped"), Piece("same", tail)]


def changed_paragraphs(before: str, after: str) -> list[list[Piece]]:
    """The paragraphs that differ, each with its pieces; what is the same is left out."""
    one, two = _paragraphs(before), _paragraphs(after)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for n in range(max(b - a, d - c)):
            was = one[a + n] if a + n < b else ""
            now = two[c + n] if c + n < d else ""
            found.append(shortened(differences(was, now)))
    return found


def _paragraphs(text: str) -> list[str]:
    whole = text.replace("\r\n", "\n")
    return [part.strip("\n") for part in re.split(r"\n\s*\n", whole) if part.strip()]

"""The paragraphs of a lesson's text by their line and first words."""

from itertools import dropwhile

from msgspec import Struct

from kawah.learning.player.directives import lines_of
from kawah.learning.player.spans import Span

LENGTH = 80


class Excerpt(Struct, frozen=True):
    """A paragraph by its line and first words."""

    line: int
    words: str


def paragraphs_of(span: Span) -> tuple[Excerpt, ...]:
    if span.name:
        return ()
    found, is_begun = [], False
    lines = list(dropwhile(lambda line: not line.strip(), lines_of(span.text)))
    for offset, line in enumerate(lines):
        if line.strip() and not is_begun:
            found.append(Excerpt(span.line + offset, _short(line)))
        is_begun = bool(line.strip())
    return tuple(found)


def _short(line: str) -> str:
    told = line.strip()
    return told if len(told) <= LENGTH else told[: LENGTH - 1] + "…"

"""A lesson cut at its blocks, each with its exact text: put together they are the file again."""

import re

from msgspec import Struct

from kawah.learning.player.directives import Directive, Part, parts
from kawah.learning.player.sheet import FORMS

BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n|\r|\n")
EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")


class Span(Struct, frozen=True):
    """A block's text up to where the next begins; `name` is its directive's, empty for prose, and
    `id` that of a block that is answered."""

    line: int
    text: str
    name: str = ""
    id: str = ""


def spans(source: str) -> tuple[Span, ...]:
    found = list(parts(source, []))
    if not found:
        return (Span(1, source),) if source else ()
    starts = [0, *(end.end() for end in LINE_END.finditer(source))]
    begins = [0, *(starts[part.line - 1] for part in found[1:])]
    ends = [*begins[1:], len(source)]
    return tuple(
        Span(part.line, source[begin:end], *_named(part))
        for part, begin, end in zip(found, begins, ends, strict=True)
    )


def _named(part: Part) -> tuple[str, str]:
    if not isinstance(part, Directive):
        return "", ""
    form = FORMS.get(part.name)
    return part.name, part.argument if form and form.argument == "id" else ""


def is_blank(source: str) -> bool:
    return not source.strip(BYTE_ORDER_MARK).strip()

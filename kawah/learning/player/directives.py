"""The lines of a lesson cut into prose and directives (`:::name argument` up to `:::`)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from msgspec import Struct

OPEN = re.compile(r":::[ \t]*([a-z][a-z-]*)(?:[ \t]+(.*?))?[ \t]*")
CLOSE = re.compile(r":::[ \t]*")
ATTRIBUTE = re.compile(r"([a-z]+)[ \t]*:[ \t]*(.*?)[ \t]*")
CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Fault(Struct, frozen=True):
    """What cannot be used, in a whole sentence, with its line; `field` is the part of the block
    (see blocks.py) that it is about, where it is about one."""

    line: int
    what: str
    field: str = ""


class Attribute(Struct, frozen=True):
    name: str
    value: str
    line: int


class Passage(Struct, frozen=True):
    """Text between directives."""

    line: int
    text: str


class Directive(Struct, frozen=True):
    """`name` and `argument` of the opening line, and all lines up to the closing one."""

    line: int
    name: str
    argument: str
    lines: tuple[str, ...]

    def attributes(self, known: tuple[str, ...]) -> tuple[list[Attribute], int]:
        """The attribute lines at the top, and how many lines they are."""
        found: list[Attribute] = []
        for offset, line in enumerate(self.lines if known else (), start=1):
            match = ATTRIBUTE.fullmatch(line)
            if match is None:
                break
            found.append(Attribute(match[1], match[2], self.line + offset))
        return found, len(found)


Part = Passage | Directive


def lines_of(source: str) -> list[str]:
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def parts(source: str, faults: list[Fault]) -> Iterator[Part]:
    """Prose and directives in their order; what is not closed or not opened becomes a fault."""
    lines = lines_of(source)
    at = 0
    while at < len(lines):
        opening = OPEN.fullmatch(lines[at])
        if opening is None:
            end = _end_of_passage(lines, at, faults)
            yield from _passage(lines, at, end)
        else:
            end = _end_of_directive(lines, at, opening[1], faults)
            yield Directive(at + 1, opening[1], opening[2] or "", tuple(lines[at + 1 : end]))
            end += end < len(lines) and CLOSE.fullmatch(lines[end]) is not None
        at = end


def _passage(lines: list[str], start: int, end: int) -> Iterator[Passage]:
    """Prose without the empty lines around it."""
    while start < end and not lines[start].strip():
        start += 1
    text = "\n".join(lines[start:end]).rstrip()
    if text:
        yield Passage(start + 1, text)


def _end_of_passage(lines: list[str], start: int, faults: list[Fault]) -> int:
    """The line of the next directive; three colons inside a code block are code."""
    at = start
    while at < len(lines) and not OPEN.fullmatch(lines[at]):
        fence = CODE_FENCE.match(lines[at])
        if fence:
            at = _end_of_code(lines, at, fence[1], faults)
        elif lines[at].startswith(":::"):
            faults.append(Fault(at + 1, _stray(lines[at])))
            lines[at] = ""
        at += 1
    return min(at, len(lines))


def _end_of_code(lines: list[str], start: int, fence: str, faults: list[Fault]) -> int:
    for at in range(start + 1, len(lines)):
        if _closes(lines[at], fence):
            return at
    faults.append(Fault(start + 1, _("Blok kode ini belum ditutup.")))
    return len(lines)


def _closes(line: str, fence: str) -> bool:
    text = line.strip()
    return len(text) >= len(fence) and set(text) == {fence[0]}


def _stray(line: str) -> str:
    if CLOSE.fullmatch(line):
        return _("Baris “:::” ini tidak menutup apa pun; hapus, atau tulis pembukanya.")
    return _("“%(line)s” bukan pembuka blok; tulis misalnya “:::catatan”.") % {"line": line[:40]}


def _end_of_directive(lines: list[str], start: int, name: str, faults: list[Fault]) -> int:
    """The line that closes a directive, or where the next one begins without it."""
    for at in range(start + 1, len(lines)):
        if CLOSE.fullmatch(lines[at]):
            return at
        if OPEN.fullmatch(lines[at]):
            break
    else:
        at = len(lines)
    sentence = _("Blok “:::%(name)s” belum ditutup dengan baris “:::”.")
    faults.append(Fault(start + 1, sentence % {"name": name}))
    return at

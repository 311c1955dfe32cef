"""A lesson that is being written: its blocks as learners will see them, each with its faults."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from msgspec import Struct

from kawah.learning.curriculum.api import Glance, Manuscript
from kawah.learning.media import api as media
from kawah.learning.player import manuscript_media, pieces
from kawah.learning.player.blocks import Block
from kawah.learning.player.directives import Fault
from kawah.learning.player.lesson_kind import needs
from kawah.learning.player.reading import Reading, read
from kawah.learning.player.rendering import Setting, render_each
from kawah.learning.player.spans import Span, is_blank, spans
from kawah.learning.player.state import State

BLANK = State({}, {}, {})
NAMES_OF_FILES = ("path", "captions", "poster")


class Drafted(Struct, frozen=True):
    """A block of a draft. `html` is empty where it cannot be shown yet: `faults` say why."""

    span: Span
    block: Block | None
    html: str
    faults: tuple[Fault, ...]


def drafted(
    source: str,
    manuscript: Manuscript,
    glance: Glance,
    *,
    language: str,
    seed: str,
    now: datetime,
    state: State = BLANK,
) -> list[Drafted]:
    """The blocks of a lesson in their order; one query where its files were seen before."""
    reading, cut = read(source), () if is_blank(source) else spans(source)
    paths = [path for block in reading.blocks for path, _family, _line in needs(block)]
    files, missing = manuscript_media.files_of(manuscript, paths)
    whole = [block for block in reading.blocks if not _faults_of_files(block, missing)]
    setting = Setting(files, glance.regulations, glance.language, seed)
    drawn = zip(whole, render_each(whole, setting, language=language), strict=True)
    html = {block.line: _filled(parts, state, now=now) for block, parts in drawn}
    return _gathered(cut, reading, html, missing)


def prefix(now: datetime) -> str:
    """What stands before the address of a file of a course under the pen."""
    return f"{settings.CONTENT_URL}{media.signed_prefix(media.UNDER_THE_PEN, now=now)}"


def _filled(parts: Sequence[pieces.Piece], state: State, *, now: datetime) -> str:
    return pieces.fill(pieces.joined(parts), media=prefix(now), slot=state.fill)


def _faults_of_files(block: Block, missing: Mapping[str, str]) -> list[Fault]:
    named = [(name, getattr(block, name, "")) for name in NAMES_OF_FILES]
    return [Fault(block.line, missing[path], name) for name, path in named if path in missing]


def _gathered(
    cut: Sequence[Span], reading: Reading, html: Mapping[int, str], missing: Mapping[str, str]
) -> list[Drafted]:
    blocks = {block.line: block for block in reading.blocks}
    lines = [span.line for span in cut[1:]]
    found = []
    for span, until in zip(cut, [*lines, None][: len(cut)], strict=True):
        block = blocks.get(span.line)
        faults = [fault for fault in reading.faults if _is_in(fault, span, until, cut[0])]
        faults += _faults_of_files(block, missing) if block else []
        found.append(Drafted(span, block, html.get(span.line, ""), tuple(faults)))
    return found


def _is_in(fault: Fault, span: Span, until: int | None, first: Span) -> bool:
    begins = fault.line >= span.line or span is first
    return begins and (until is None or fault.line < until)

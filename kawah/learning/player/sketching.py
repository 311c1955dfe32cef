"""A lesson of a manuscript as learners will see it, before there is a version of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from kawah.learning.curriculum.api import Manuscript, writing
from kawah.learning.media import api as media
from kawah.learning.player import freezing, pieces
from kawah.learning.player.blocks import Block
from kawah.learning.player.directives import Fault
from kawah.learning.player.lesson_kind import needs
from kawah.learning.player.pages import media_prefix
from kawah.learning.player.reading import read
from kawah.learning.player.rendering import Setting
from kawah.learning.player.rendering_media import Medium

# No version has such a number: addresses that a preview signs are nobody else's.
BEYOND_VERSIONS = 10**17


class Sketch(Struct, frozen=True):
    """`html` shows what can be shown; `faults` are what cannot be read, and `missing` the files
    that are not there or cannot be used."""

    html: str
    faults: tuple[Fault, ...]
    missing: tuple[str, ...]


def sketch(
    manuscript: Manuscript, *, path: str, key: str, top: Mapping[str, Any], now: datetime
) -> Sketch | None:
    """A lesson by its path, `key` being its activity's and `top` the course's tables; None where
    there is no such file."""
    file = writing.file_of(manuscript, path)
    if file is None:
        return None
    reading = read(file.text)
    files, missing = _files(manuscript, reading.blocks, now)
    shown = [block for block in reading.blocks if not _lacks(block, files)]
    setting = Setting(
        files=files,
        regulations=_regulations(top),
        language="en" if top.get("language") == "en" else "id",
        seed=key,
    )
    made = freezing.make(tuple(shown), setting, language=setting.language)
    prefix = media_prefix(BEYOND_VERSIONS + manuscript.pk, now=now)
    html = pieces.fill(made.pieces, media=prefix, slot=lambda slot: "")
    return Sketch(html, reading.faults, missing)


def _files(
    manuscript: Manuscript, blocks: Iterable[Block], now: datetime
) -> tuple[dict[str, Medium], tuple[str, ...]]:
    """The files that the blocks show, kept where learners' browsers fetch them."""
    found: dict[str, Medium] = {}
    missing: list[str] = []
    wanted = dict.fromkeys(need[0] for block in blocks for need in needs(block))
    for path in wanted:
        row = writing.file_of(manuscript, path)
        try:
            kept = media.keep(path, row.raw, now=now) if row else None
        except media.FileRefused as refusal:
            missing.append(str(refusal))
            continue
        if kept is None:
            missing.append(path)
            continue
        found[path] = freezing.medium_of(kept)
    return found, tuple(missing)


def _lacks(block: Block, files: Mapping[str, Medium]) -> bool:
    return any(need[0] not in files for need in needs(block))


def _regulations(top: Mapping[str, Any]) -> dict[str, str]:
    rows = top.get("regulation", [])
    return {str(row.get("key", "")): str(row.get("title", "")) for row in rows}

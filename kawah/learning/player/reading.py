"""From a lesson's source to its blocks, and every fault with its line."""

from collections import Counter
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.player.blocks import ANSWERABLE, Block, Video
from kawah.learning.player.directives import Directive, Fault, Passage, parts
from kawah.learning.player.reading_media import audio, download, picture, video
from kawah.learning.player.reading_practice import ask, contrast, decide
from kawah.learning.player.reading_text import callout, prose
from kawah.learning.player.sheet import FORMS, Sheet, sheet_of

Maker = Callable[[Sheet], Block | None]
MAKERS: Mapping[str, Maker] = {
    "catatan": callout,
    "gambar": picture,
    "audio": audio,
    "video": video,
    "tanya": ask,
    "putuskan": decide,
    "aturan-praktik": contrast,
    "unduh": download,
}


class Reading(Struct, frozen=True):
    """A lesson without faults can be used; with faults, `blocks` is what could be read."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


def read(source: str) -> Reading:
    """Read a lesson; any text gives a reading."""
    faults: list[Fault] = []
    found = [_block(part, faults) for part in parts(source, faults)]
    blocks = tuple(block for block in found if block is not None)
    if not found:
        faults.append(Fault(1, _("Pelajaran ini kosong; tulis isinya.")))
    _check_ids(blocks, faults)
    return Reading(blocks, tuple(sorted(faults, key=lambda fault: fault.line)))


def begun(text: str) -> Block | None:
    """The first block of a text as far as it is there, whatever is still missing; None for what is
    no block, and for a question that cannot be read."""
    faults: list[Fault] = []
    part = next(parts(text, faults), None)
    if isinstance(part, Directive):
        return MAKERS[part.name](sheet_of(part, faults)) if part.name in FORMS else None
    return prose(part, faults) if part else None


def _block(part: Passage | Directive, faults: list[Fault]) -> Block | None:
    if isinstance(part, Passage):
        return prose(part, faults)
    if part.name not in FORMS:
        values = {"name": part.name, "known": ", ".join(FORMS)}
        sentence = _("Blok “:::%(name)s” tidak dikenal; yang ada: %(known)s.")
        faults.append(Fault(part.line, sentence % values))
        return None
    before = len(faults)
    block = MAKERS[part.name](sheet_of(part, faults))
    return block if len(faults) == before else None


def _check_ids(blocks: tuple[Block, ...], faults: list[Fault]) -> None:
    asked = [block for block in blocks if isinstance(block, ANSWERABLE)]
    counts = Counter(block.id for block in asked)
    seen: set[str] = set()
    for block in asked:
        if counts[block.id] > 1 and block.id in seen:
            sentence = _("Id “%(id)s” sudah dipakai; beri tiap blok id sendiri.")
            faults.append(Fault(block.line, sentence % {"id": block.id}, "id"))
        seen.add(block.id)
    for film in blocks:
        if isinstance(film, Video):
            _check_pauses(film, seen, faults)


def _check_pauses(film: Video, ids: set[str], faults: list[Fault]) -> None:
    for pause in film.pauses:
        if pause.block not in ids:
            sentence = _("Jeda detik %(second)d menunjuk “%(id)s”, yang tidak ada di pelajaran.")
            values = {"second": pause.second, "id": pause.block}
            faults.append(Fault(film.line, sentence % values, "pauses"))

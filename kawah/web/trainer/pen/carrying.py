"""Carrying out an order on the file as it is now, and never over what somebody else wrote."""

from collections.abc import Callable

from django.http import Http404
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.curriculum.api import ManuscriptFile, writing
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.orders import Order

ATTEMPTS = 3


class Clash(Exception):
    """Somebody else wrote, or took out, what this order is about; nothing was changed. `file` is as
    it is now."""

    def __init__(self, file: ManuscriptFile) -> None:
        super().__init__(file.path)
        self.file = file


class Full(Exception):
    """The folder has no room for this; the message says what to do."""


class Done(Struct, frozen=True):
    """`other` is who wrote elsewhere in the file meanwhile; both changes are in it."""

    file: ManuscriptFile
    place: int
    other: str = ""


def carry_out(
    bench: Bench,
    order: Order,
    *,
    parts: Callable[[bytes], list[str]],
    change: Callable[[bytes, int], bytes],
) -> Done:
    """Change the file as it is now, at the place where the ordered part is now.

    `parts` gives a digest of each part of the file. Raises Clash, Full.
    """
    file = bench.file
    for _attempt in range(ATTEMPTS):
        found = writing.file_of(bench.manuscript, file.path)
        if found is None:
            raise Http404
        file, place = found, place_in(found, order, parts)
        try:
            row = _write(bench, file, change(file.raw, place))
        except writing.WrittenMeanwhile:
            continue
        return Done(row, place, _other(bench, file, order))
    raise Clash(file)


def place_in(file: ManuscriptFile, order: Order, parts: Callable[[bytes], list[str]]) -> int:
    """Where the ordered part stands now; raises Clash."""
    digests = parts(file.raw)
    if order.is_new:
        before = _nearest(digests, order.was, order.place - 1) if order.was else -1
        return min(order.place, len(digests)) if before is None else before + 1
    found = _nearest(digests, order.was, order.place)
    if found is None:
        raise Clash(file)
    return found


def _nearest(digests: list[str], wanted: str, place: int) -> int | None:
    places = [n for n, each in enumerate(digests) if each == wanted]
    return min(places, key=lambda n: abs(n - place), default=None)


def _write(bench: Bench, file: ManuscriptFile, content: bytes) -> ManuscriptFile:
    try:
        return writing.write(
            bench.manuscript,
            file.path,
            content,
            seen=file.revision,
            by=bench.person,
            now=bench.now,
        )
    except writing.TooLarge as error:
        raise Full(_("Folder kursus ini penuh; kecilkan berkasnya.")) from error


def _other(bench: Bench, file: ManuscriptFile, order: Order) -> str:
    is_others = file.written_by_id not in (None, bench.person.pk)
    writer = file.written_by
    return writer.name if writer and is_others and file.revision != order.seen else ""

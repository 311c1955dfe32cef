"""What every reader of a file gives: headings, rows one after the other, and what is to be told."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import columns
from kawah.people.rosters.cells import Cell

MOST_ROWS, MOST_COLUMNS = 100_000, 60
MOST_BYTES = 25 * 1024 * 1024
HEADINGS_WITHIN = 20  # rows: above the headings stand titles
FORMULAS_NAMED = 5
KNOWN_HEADINGS = 2  # that a list of people has at least

Numbered = tuple[int, list[Cell]]  # with its number in the file; the first row is 1


class Table(Struct):
    """`rows` is read while the file is open; `told` are codes with values (`remarks.py`)."""

    headings: list[str]
    rows: Iterator[Numbered]
    told: list[tuple[str, dict[str, Any]]]


def with_headings(
    rows: Iterator[Numbered], told: list[tuple[str, dict[str, Any]]], *, fewest: int
) -> Table:
    """Find the row of headings, known by `fewest` of ours; what follows it are people.

    Raises FileUnusable.
    """
    first: list[Numbered] = []
    for numbered in rows:
        first.append(numbered)
        if len(first) == HEADINGS_WITHIN:
            break
    if not first:
        raise FileUnusable(_("Berkas ini tidak berisi satu baris pun. Pilih berkas lain."))
    place = _place_of_headings([cells for _number, cells in first], fewest)
    if place is None:
        raise FileUnusable(
            _(
                "Berkas ini tidak mempunyai baris judul. Tulis judul kolom seperti NIP dan Nama "
                "di baris paling atas, lalu unggah lagi; templatnya dapat diunduh."
            )
        )
    headings = [str(cell) for cell in first[place][1]]
    return Table(headings, _limited(first[place + 1 :], rows), told)


def _place_of_headings(first: Sequence[Sequence[Cell]], fewest: int) -> int | None:
    """The row with most known headings; else the first row of words alone."""
    known = [sum(columns.plain(str(cell)) in columns.KNOWN for cell in cells) for cells in first]
    if max(known) >= fewest:
        return known.index(max(known))
    return next((place for place, cells in enumerate(first) if _are_words(cells)), None)


def _are_words(cells: Sequence[Cell]) -> bool:
    filled = [str(cell) for cell in cells if cell != ""]
    return len(filled) > 1 and not any(any(sign.isdigit() for sign in text) for text in filled)


def _limited(first: list[Numbered], rows: Iterator[Numbered]) -> Iterator[Numbered]:
    """Raises FileUnusable when there is nobody, or are too many."""
    count = 0
    for numbered in first:
        count += 1
        yield numbered
    for numbered in rows:
        count += 1
        if count > MOST_ROWS:
            raise too_many_rows(count)
        yield numbered
    if not count:
        raise FileUnusable(
            _("Di bawah baris judul tidak ada satu orang pun. Isi berkasnya, lalu unggah lagi.")
        )


def too_many_rows(count: int) -> FileUnusable:
    """How many there are, and into how many files they fit."""
    told = _(
        "Berkas ini berisi lebih dari %(most)s baris (baris kosong yang diformat ikut terhitung). "
        "Hapus baris kosong di bawah data, atau bagi menjadi sedikitnya %(parts)s berkas."
    )
    return FileUnusable(told % {"most": _in_words(MOST_ROWS), "parts": -(-count // MOST_ROWS)})


def too_large() -> FileUnusable:
    told = _(
        "Berkas ini terlalu besar untuk dibaca: paling banyak %(most)s baris dan %(size)s MB. "
        "Bagi menjadi beberapa berkas."
    )
    return FileUnusable(told % {"most": _in_words(MOST_ROWS), "size": MOST_BYTES // 1024**2})


def too_wide() -> FileUnusable:
    told = _(
        "Berkas ini mempunyai lebih dari %(most)s kolom. Hapus kolom di sebelah kanan data, "
        "juga yang kosong tetapi diformat."
    )
    return FileUnusable(told % {"most": MOST_COLUMNS})


def too_far_down(cell: str) -> FileUnusable:
    """A cell so far below the people that all between would have to be read."""
    told = _(
        "Di bawah data, di sel %(cell)s, masih ada isi atau format. Hapus semua baris kosong di "
        "bawah data, simpan, lalu unggah lagi."
    )
    return FileUnusable(told % {"cell": cell or "?"})


def with_formulas(places: Sequence[str]) -> FileUnusable:
    """Which cells are calculated: what they show was calculated by who knows whom."""
    named = ", ".join(places[:FORMULAS_NAMED])
    if len(places) > FORMULAS_NAMED:
        named = _("%(cells)s, dan lainnya") % {"cells": named}
    told = _(
        "Berkas ini memuat rumus di sel %(cells)s. Salin isinya, tempel sebagai nilai "
        "(Tempel khusus, Nilai), lalu unggah lagi."
    )
    return FileUnusable(told % {"cells": named})


def damaged() -> FileUnusable:
    return FileUnusable(
        _("Berkas ini rusak dan tidak dapat dibaca. Buka di Excel, simpan sebagai .xlsx, ulangi.")
    )


def is_empty(cells: Sequence[Cell]) -> bool:
    return all(cell == "" for cell in cells)


def _in_words(count: int) -> str:
    return f"{count:,}".replace(",", ".")

"""What is looked at in a workbook before a reader opens it: a reader holds a whole sheet, as wide
and as long as it says to be, and shows of a formula the value that somebody's program left."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from lxml import etree
from msgspec import Struct

from kawah.lib.archive_checks import refuse_directory, refuse_entries
from kawah.lib.archives import ArchiveUnusable, Limits
from kawah.lib.intake import FileUnusable
from kawah.people.rosters import table

MEGABYTE = 1024 * 1024
LIMITS = Limits(total_bytes=400 * MEGABYTE, file_bytes=200 * MEGABYTE, entries=2000, ratio=200)
TOO_LARGE = {"total_size", "file_size", "ratio", "entries", "zip64"}
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
CHUNK, LONGEST_ROW = MEGABYTE, 8 * MEGABYTE
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, etree.XMLSyntaxError)
# A prefix is any name, and a value may hold a ">"; only "<" never stands within a tag.
ROW = re.compile(rb"<(?:[^\s<>/:=]+:)?row\b")
CELL = re.compile(rb"<(?:[^\s<>/:=]+:)?c[\s/>]")
COLUMN = re.compile(rb"<(?:[^\s<>/:=]+:)?c\s[^<]*?\br\s*=\s*[\"']([A-Za-z]{1,3})\d")
FORMULA = re.compile(rb"<(?:[^\s<>/:=]+:)?f[\s/>]")
# Numbers of six digits or more: few files have any, so that nearly no row costs more.
FAR_CELL = re.compile(rb"<(?:[^\s<>/:=]+:)?c\s[^<]*?\br\s*=\s*[\"']([A-Za-z]{1,3}(\d{6,10}))[\"']")
FAR_ROW = re.compile(rb"<(?:[^\s<>/:=]+:)?row\s[^<]*?\br\s*=\s*[\"'](\d{6,10})[\"']")
LAST_ROW = table.MOST_ROWS + table.HEADINGS_WITHIN
CALCULATED = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3}\d{1,7})[\"'][^<>]*>\s*<(?:\w+:)?f[\s/>]"
)


class Sheet(Struct):
    """A sheet as its part of the file says it is."""

    name: str
    rows: int = 0
    width: int = 0
    far: str = ""  # a cell below the last row that is read
    has_far_row: bool = False  # a row there, which may be empty
    has_loose_cells: bool = False  # that do not say where they stand
    formulas: list[str] = []
    is_calculated: bool = False


def examine(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in its order. Raises FileUnusable."""
    try:
        with path.open("rb") as stream:
            refuse_directory(stream, LIMITS)
            with zipfile.ZipFile(stream) as archive:
                refuse_entries(archive, LIMITS)
                _refuse_other_kinds(archive)
                return [_examined(archive, name, part) for name, part in _parts(archive)]
    except ArchiveUnusable as error:
        raise _refusal(error) from error
    except DAMAGE as error:
        raise table.damaged() from error


def _refusal(error: ArchiveUnusable) -> FileUnusable:
    if error.reason == "encrypted":
        return locked()
    return table.too_large() if error.reason in TOO_LARGE else table.damaged()


def locked() -> FileUnusable:
    return FileUnusable(
        _("Berkas ini dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu unggah lagi.")
    )


def _refuse_other_kinds(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileUnusable(
            _("Berkas ini berisi makro. Simpan sebagai .xlsx (tanpa makro), lalu unggah lagi.")
        )
    if WORKBOOK not in names or RELATIONS not in names:
        raise FileUnusable(
            _("Berkas ini bukan berkas Excel .xlsx. Simpan sebagai .xlsx atau .csv, lalu ulangi.")
        )


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and where in the file it lies."""
    targets = {
        relation.get("Id"): relation.get("Target") or ""
        for relation in _tree(archive, RELATIONS).iter("{*}Relationship")
    }
    for sheet in _tree(archive, WORKBOOK).iter("{*}sheet"):
        key = next((v for k, v in sheet.attrib.items() if etree.QName(k).localname == "id"), "")
        target = targets.get(str(key), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if "worksheets/" in part and part in archive.NameToInfo:
            yield str(sheet.get("name") or ""), part


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > MEGABYTE:
        raise table.damaged()
    content = archive.read(name)
    if b"<!DOCTYPE" in content:
        raise table.damaged()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def _examined(archive: zipfile.ZipFile, name: str, part: str) -> Sheet:
    sheet = Sheet(name)
    with archive.open(part) as stream:
        for piece in _whole_rows(stream):
            _count(sheet, piece)
    if sheet.width > table.MOST_COLUMNS:
        raise table.too_wide()
    if sheet.far or (sheet.has_far_row and sheet.has_loose_cells):
        raise table.too_far_down(sheet.far)
    if sheet.rows > table.MOST_ROWS + table.HEADINGS_WITHIN:
        raise table.too_many_rows(sheet.rows)
    return sheet


def _whole_rows(stream: IO[bytes]) -> Iterator[bytes]:
    """A sheet in pieces that end where a row ends."""
    carried = b""
    while chunk := stream.read(CHUNK):
        if b"\0" in chunk or b"<!DOCTYPE" in chunk:
            raise table.damaged()  # in letters of two bytes, or with entities of its own
        carried += chunk
        cut = carried.rfind(b"<", 0, max(carried.rfind(b"<row"), carried.rfind(b":row")) + 1)
        if cut > 0:
            yield carried[:cut]
            carried = carried[cut:]
        if len(carried) > LONGEST_ROW:
            raise table.too_wide()
    yield carried


def _count(sheet: Sheet, piece: bytes) -> None:
    starts = ROW.findall(piece)
    sheet.rows += len(starts)
    columns = COLUMN.findall(piece)
    if columns:
        sheet.width = max(sheet.width, *(_number_of(one.upper()) for one in set(columns)))
    _look_down(sheet, piece)
    if len(columns) < len(CELL.findall(piece)):
        sheet.has_loose_cells = True
        widest = max(len(CELL.findall(row)) for row in ROW.split(piece))
        sheet.width = max(sheet.width, widest)
    if FORMULA.search(piece):
        sheet.is_calculated = True
        sheet.formulas += [found.decode() for found in CALCULATED.findall(piece)[:10]]


def _look_down(sheet: Sheet, piece: bytes) -> None:
    """A reader makes room for everything above the lowest cell, however empty it is."""
    for name, number in FAR_CELL.findall(piece):
        if int(number) > LAST_ROW:
            sheet.far = sheet.far or name.decode()
    if any(int(number) > LAST_ROW for number in FAR_ROW.findall(piece)):
        sheet.has_far_row = True


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

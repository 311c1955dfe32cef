"""Workbooks that go out: the template, and the rows that did not go in with what is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from django.db.models import Q
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kawah.lib.spreadsheets import SAFE, neutral
from kawah.people.rosters.cells import Cell
from kawah.people.rosters.columns import COLUMNS
from kawah.people.rosters.models import Conflict, Held, Roster, Row, Verdict
from kawah.people.rosters.problems import SKIP, asked, said

MOST_ROWS = 10_000  # in a workbook that is made while somebody waits
TEMPLATE_ROWS = 1000  # that are prepared to take numbers as text
PROBLEM = "Masalah"
KINDS = ["PNS", "CPNS", "PPPK", "PPPK paruh waktu", "Bukan ASN"]
POSTS = [
    *("JPT Utama", "JPT Madya", "JPT Pratama", "Administrator", "Pengawas"),
    *("Pelaksana", "Jabatan fungsional"),
]


def template() -> bytes:
    """An empty list with our headings; numbers stay text in it."""
    out = BytesIO()
    with Workbook(out, {**SAFE, "constant_memory": False}) as book:
        sheet = book.add_worksheet("Pegawai")
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        for place, column in enumerate(COLUMNS):
            sheet.write_string(0, place, column.heading, bold)
            sheet.write_comment(0, place, str(column.hint))
            sheet.set_column(place, place, max(14, len(column.heading) + 4), text)
        _offer(sheet, "kind", KINDS)
        _offer(sheet, "position_kind", POSTS)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _offer(sheet: Worksheet, key: str, words: Sequence[str]) -> None:
    place = next(place for place, column in enumerate(COLUMNS) if column.key == key)
    rule = {"validate": "list", "source": list(words), "error_type": "warning"}
    sheet.data_validation(1, place, TEMPLATE_ROWS, place, rule)


def bad_rows(roster: Roster) -> "list[tuple[int, str]]":
    """The number of each row that does not go in, or went in with something missing, and why."""
    rows = Row.objects.filter(roster=roster).filter(
        ~Q(problem="") | Q(held__in=(Held.OPEN, Held.SKIP)) | Q(verdict=Verdict.REFUSED)
    )
    found = rows.order_by("number").values_list("pk", "number", "faults", "held")
    shown = list(found[:MOST_ROWS])
    conflicts = _conflicts([key for key, _number, _faults, _held in shown])
    return [
        (number, " ".join([*(said(*fault) for fault in faults), *conflicts.get(key, [])]))
        for key, number, faults, _held in shown
    ]


def _conflicts(keys: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Conflict.objects.filter(row__in=keys, answer__in=("", SKIP)).order_by("pk")
    for key, kind, values in rows.values_list("row_id", "kind", "values"):
        found.setdefault(key, []).append(asked(kind, values))
    return found


def marked(roster: Roster) -> bytes:
    """The bad rows as they came, with their problem in a last column; the result can be mended and
    handed in again."""
    problems = dict(bad_rows(roster))
    rows = ((cells, problems[number]) for number, cells in _cells(roster, problems))
    return with_problems([str(heading) for heading in roster.headings], rows)


def with_problems(headings: Sequence[str], rows: Iterable[tuple[Sequence[Cell], str]]) -> bytes:
    """A workbook of rows as they came, each with its problem in a last column."""
    out = BytesIO()
    with Workbook(out, SAFE) as book:
        sheet = book.add_worksheet("Perlu diperbaiki")
        bold = book.add_format({"bold": True})
        text = book.add_format({"num_format": "@"})
        red = book.add_format({"font_color": "#B3261E", "text_wrap": True})
        sheet.set_column(0, len(headings), 18, text)
        _line(sheet, 0, [*headings, PROBLEM], bold)
        for place, (cells, problem) in enumerate(rows, start=1):
            padded = [str(cell) for cell in cells] + [""] * (len(headings) - len(cells))
            _line(sheet, place, padded[: len(headings)], text)
            sheet.write_string(place, len(headings), problem, red)
    return out.getvalue()


def _line(sheet: Worksheet, place: int, cells: Sequence[str], style: Format) -> None:
    for column, cell in enumerate(cells):
        sheet.write_string(place, column, neutral(cell), style)


def _cells(roster: Roster, wanted: dict[int, str]) -> Iterator[tuple[int, list[Cell]]]:
    for piece in roster.kept.order_by("number").iterator(chunk_size=1):
        yield from ((number, cells) for number, cells in piece.rows if number in wanted)


def file_name(roster: Roster) -> str:
    """What the browser calls the workbook: the name it came with, in plain letters."""
    return mending_name(roster.name)


def mending_name(name: str) -> str:
    stem = "".join(s if s.isascii() and s.isalnum() else "-" for s in Path(name).stem)
    return f"perbaiki-{stem.strip('-')[:60] or 'pegawai'}.xlsx"

"""The bad rows of a file as they go back, and an empty one to fill in."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook

from kawah.earned.hours.api import Basis, rules_in_force
from kawah.earned.recaps.columns import COLUMNS
from kawah.earned.recaps.models import Recap, State
from kawah.earned.recaps.problems import said
from kawah.lib.spreadsheets import SAFE, neutral
from kawah.people.rosters.api import MOST_MARKED, with_problems

WHO = ("NIP", "Nama", "Surel")
FORM_HEADINGS = ("Kode", "Bentuk", "Kolom JP")


def marked(recap: Recap) -> bytes:
    """The bad rows as they came, with their problems in a last column; the result can be mended and
    handed in again."""
    refused = recap.rows.filter(state=State.REFUSED).order_by("number")
    rows = refused.values_list("number", "faults")[:MOST_MARKED]
    problems = {number: " ".join(said(*fault) for fault in faults) for number, faults in rows}
    return with_problems([str(heading) for heading in recap.headings], _rows(recap, problems))


def _rows(recap: Recap, problems: dict[int, str]) -> Iterator[tuple[list[str | int], str]]:
    for piece in recap.kept.order_by("number").iterator(chunk_size=1):
        yield from ((cells, problems[n]) for n, cells in piece.rows if n in problems)


def template(*, on: date) -> bytes:
    """An empty recap with our headings, and the forms that may stand in it."""
    out = BytesIO()
    with Workbook(out, {**SAFE, "constant_memory": False}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet = book.add_worksheet("Rekap")
        hints = {column.heading: str(column.hint) for column in COLUMNS}
        for place, heading in enumerate((*WHO, *hints)):
            sheet.write_string(0, place, heading, bold)
            sheet.set_column(place, place, max(16, len(heading) + 4), text)
            if heading in hints:
                sheet.write_comment(0, place, hints[heading])
        sheet.freeze_panes(1, 0)
        forms = book.add_worksheet("Bentuk")
        forms.set_column(0, 2, 34, text)
        lines = [FORM_HEADINGS, *_forms(on)]
        for row, line in enumerate(lines):
            for place, words in enumerate(line):
                forms.write_string(row, place, neutral(words), bold if row == 0 else text)
    return out.getvalue()


def _forms(on: date) -> Iterator[tuple[str, str, str]]:
    for rule in rules_in_force(on=on).order_by("code"):
        is_fixed = rule.jp_national is not None
        yield rule.code, rule.form, f"- ({Basis(rule.basis).label})" if is_fixed else "JP"

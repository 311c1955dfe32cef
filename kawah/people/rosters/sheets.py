"""Which sheet of a workbook holds the people; and the reader's own complaints, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from kawah.people.rosters import columns, guard, table


@contextmanager
def damage_named() -> Iterator[None]:
    try:
        yield
    except PasswordError as error:
        raise guard.locked() from error
    except (CalamineError, OSError, ValueError) as error:
        raise table.damaged() from error
    except BaseException as error:
        # What the reader did not foresee reaches us as a kind of its own beside Exception.
        if type(error).__name__ == "PanicException":
            raise table.damaged() from error
        raise


def chosen(workbook: CalamineWorkbook, names: list[str]) -> tuple[str, CalamineSheet]:
    """The first sheet whose headings tell of people; else the first one."""
    first: tuple[str, CalamineSheet] | None = None
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        if len(names) == 1 or _tells_of_people(sheet):
            return name, sheet
        first = first or (name, sheet)
    if first is None:
        raise table.damaged()
    return first


def _tells_of_people(sheet: CalamineSheet) -> bool:
    head = sheet.to_python(nrows=table.HEADINGS_WITHIN)
    return any(
        {"nip", "name"} <= {columns.KNOWN.get(columns.plain(str(cell)), "") for cell in row}
        for row in head
    )

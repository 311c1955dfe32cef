"""Forms with rows: as many as are filled in, and some to spare; empty ones are left out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from msgspec import Struct

MOST_ROWS = 60
MORE = "more"  # the button that asks for some rows more; its value says of which
STEP = 2


class Section(Struct):
    """Fields that stand together. `rows` names the rows they belong to where more can be added
    below them."""

    legend: str
    fields: list[BoundField]
    rows: str = ""
    count: int = 0


class RowForm(forms.Form):
    use_required_attribute = False
    more_words = ""

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        self.sent: Any = data.copy() if data is not None else None
        super().__init__(self.sent, files, **options)
        self._sections: list[tuple[str, list[str], str]] = []
        self._counts: dict[str, int] = {}

    def stand(self, *names: str, legend: str = "") -> None:
        """Show fields of the form, here and in this order."""
        self._sections.append((legend, list(names), ""))

    def row_up(
        self,
        rows: str,
        make: Callable[[], dict[str, forms.Field]],
        held: Sequence[Mapping[str, Any]],
        *,
        legend: str,
        spare: int = 1,
        least: int = 2,
    ) -> None:
        """Show rows of fields; `legend` is called with the number of each."""
        count = self._count(rows, max(len(held) + spare, least))
        self._counts[rows] = count
        for number in range(count):
            fields = make()
            values = held[number] if number < len(held) else {}
            for name, field in fields.items():
                field.initial = values.get(name, field.initial)
                self.fields[f"{rows}_{number}_{name}"] = field
            names = [f"{rows}_{number}_{name}" for name in fields]
            last = rows if number == count - 1 else ""
            self._sections.append((legend % {"number": number + 1}, names, last))

    def _count(self, rows: str, usual: int) -> int:
        if not self.is_bound:
            return usual
        sent = str(self.data.get(f"{rows}_rows", ""))
        asked = STEP if self.data.get(MORE) == rows else 0
        return min(int(sent) if sent.isascii() and sent.isdecimal() else usual, MOST_ROWS) + asked

    def filled(self, rows: str, *, by: Sequence[str]) -> list[tuple[int, dict[str, Any]]]:
        """The rows in which one of these fields is filled in, each with its place."""
        found = []
        for number in range(self._counts[rows]):
            start = f"{rows}_{number}_"
            values = {
                name.removeprefix(start): value
                for name, value in self.cleaned_data.items()
                if name.startswith(start)
            }
            if any(values.get(name) for name in by):
                found.append((number, values))
        return found

    @property
    def sections(self) -> list[Section]:
        return [
            Section(legend, [self[name] for name in names], rows, self._counts.get(rows, 0))
            for legend, names, rows in self._sections
        ]

    def stands(self, name: str) -> bool:
        return any(name in names for _legend, names, _rows in self._sections)

    def hush(self) -> None:
        """Say nothing of what is missing: somebody only asked for more rows."""
        self._errors = ErrorDict()

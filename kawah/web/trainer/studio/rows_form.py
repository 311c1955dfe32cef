"""The form of a part that is a list: rows of the same fields, and an empty one."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import structure
from kawah.web.trainer.studio.part_form import PartForm
from kawah.web.trainer.studio.shown import shown

MOST_ROWS = 60


class RowsForm(PartForm):
    """Rows of the same fields, one more than there are; a row is taken out with its tick."""

    # The field without which a row is empty, and what is said when it is missing in a row.
    main: ClassVar[str]
    missing: ClassVar[Any]
    legend: ClassVar[Any]

    def columns(self) -> dict[str, forms.Field]:
        raise NotImplementedError

    def row_filled(self, row: structure.Table) -> dict[str, Any]:
        return dict(row)

    def row_value(self, told: dict[str, Any]) -> structure.Table:
        return told

    def filled(self, held: Any) -> dict[str, Any]:
        rows = held[:MOST_ROWS]
        found = {
            f"{name}-{n}": value
            for n, row in enumerate(rows)
            for name, value in self.row_filled(row).items()
        }
        return {**found, "rows": len(rows) + 1}

    def prepare(self) -> None:
        self.fields["rows"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        for n in range(self.count):
            for name, field in self.columns().items():
                field.bare = field.label  # type: ignore[attr-defined] # what is seen within its row
                field.label = _("%(label)s (%(number)d)") % {"label": field.label, "number": n + 1}
                self.fields[f"{name}-{n}"] = field
            if n < len(self.held) or f"gone-{n}" in self.data:
                label = _("Hapus baris %(number)d") % {"number": n + 1}
                self.fields[f"gone-{n}"] = forms.BooleanField(label=label, required=False)

    @property
    def count(self) -> int:
        sent = self.data.get("rows", "") if self.is_bound else ""
        asked = int(sent) if sent.isdecimal() and len(sent) < 4 else len(self.held) + 1
        return min(max(asked, 1), MOST_ROWS)

    @property
    def counted(self) -> BoundField:
        """How many rows were sent."""
        return self["rows"]

    def groups(self) -> Iterator[tuple[int, list[BoundField]]]:
        names = [*self.columns(), "gone"]
        for n in range(self.count):
            found = (f"{name}-{n}" for name in names)
            yield n + 1, [self[name] for name in found if name in self.fields]

    def clean(self) -> None:
        super().clean()
        for n in range(self.count):
            told = self._told(n)
            is_used = any(value not in (None, "", False) for value in self._typed(told).values())
            is_bare = told.get(self.main) in (None, "")
            if not told.get("gone") and is_used and is_bare and not self.has_error(self._main(n)):
                self.add_error(self._main(n), self.missing)

    def _main(self, n: int) -> str:
        return f"{self.main}-{n}"

    def _told(self, n: int) -> dict[str, Any]:
        names = [*self.columns(), "gone"]
        return {name: self.cleaned_data.get(f"{name}-{n}") for name in names}

    def _typed(self, told: dict[str, Any]) -> dict[str, Any]:
        """What was typed, not what a list offers first."""
        fields = self.columns()
        return {
            name: value
            for name, value in told.items()
            if isinstance(fields.get(name), forms.CharField)
        }

    def value(self) -> list[structure.Table]:
        rows = []
        for n in range(self.count):
            told = self._told(n)
            if not told.pop("gone") and told.get(self.main):
                rows.append(self.row_value(told))
        return [*rows, *self.held[MOST_ROWS:]]  # what was not shown stays

    def lines(self) -> Iterator[tuple[str, str]]:
        for n, fields in self.groups():
            told = [shown(field) for field in fields if not field.name.startswith("gone-")]
            label = _("%(label)s (%(number)d)") % {"label": self.legend, "number": n}
            yield label, "\n".join(one for one in told if one)

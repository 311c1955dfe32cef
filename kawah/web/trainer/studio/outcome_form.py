"""What learners will be able to do, and which competency that builds."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import structure
from kawah.lib.periods import local_day
from kawah.people.competencies.api import Competency
from kawah.web.trainer.studio.fields import plain, prose
from kawah.web.trainer.studio.rows_form import RowsForm


class OutcomesForm(RowsForm):
    main = "text"
    missing = gettext_lazy("Tuliskan apa yang dapat dilakukan peserta.")
    legend = gettext_lazy("Hasil belajar")

    def columns(self) -> dict[str, forms.Field]:
        key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
        level = forms.ChoiceField(
            label=_("Tingkat"),
            choices=[(str(n), str(n)) for n in range(1, 6)],
            required=False,
        )
        return {
            "key": key,
            "text": prose(_("Sesudah kursus, peserta dapat"), most=1000, rows=2),
            "competency": forms.ChoiceField(
                label=_("Kompetensi"), required=False, choices=self.dictionary
            ),
            "level": level,
            "main": forms.BooleanField(label=_("Ini hasil utamanya"), required=False),
        }

    @property
    def dictionary(self) -> list[tuple[str, str]]:
        """The dictionary, and what stands in the file beside it; read once for all rows."""
        if not hasattr(self, "_dictionary"):
            agency = self.desk.manuscript.course.agency
            rows = Competency.objects.of(agency, on=local_day(self.desk.now, agency.time_zone))
            known = sorted(((row.code, row.name) for row in rows), key=lambda one: one[1].lower())
            held = {str(row.get("competency", "")) for row in self.held} - {""}
            strange = sorted(held - {code for code, _name in known})
            self._dictionary = [("", _("Pilih")), *known, *((code, code) for code in strange)]
        return self._dictionary

    def _typed(self, told: dict[str, Any]) -> dict[str, Any]:
        return {"text": told["text"], "main": told["main"]}

    def clean(self) -> None:
        super().clean()
        rows = [n for n in range(self.count) if self._is_kept(n)]
        for n in rows:
            if not self.cleaned_data.get(f"competency-{n}"):
                self.add_error(f"competency-{n}", _("Pilih kompetensinya dari kamus."))
        chosen = [n for n in rows if self.cleaned_data.get(f"main-{n}")]
        if rows and len(chosen) != 1:
            told = _("Tandai tepat satu hasil belajar sebagai hasil utama.")
            self.add_error(f"main-{chosen[1] if chosen else rows[0]}", told)

    def _is_kept(self, n: int) -> bool:
        told = self._told(n)
        return bool(told["text"]) and not told["gone"]

    def row_value(self, told: dict[str, Any]) -> structure.Table:
        row = {
            "key": told["key"],
            "text": plain(told["text"]),
            "competency": told["competency"],
            "level": int(told["level"] or 1),
        }
        return {**row, "main": True} if told["main"] else row

    def value(self) -> list[structure.Table]:
        """A new outcome gets the next free key."""
        rows = super().value()
        taken = {row["key"] for row in rows if row["key"]}
        for row in rows:
            if not row["key"]:
                numbers = (f"o{n}" for n in range(1, len(rows) + len(taken) + 2))
                row["key"] = next(key for key in numbers if key not in taken)
                taken.add(row["key"])
        return rows

"""The regulations that a course cites."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import structure
from kawah.web.trainer.studio.fields import text
from kawah.web.trainer.studio.rows_form import RowsForm


class RegulationsForm(RowsForm):
    main = "title"
    missing = gettext_lazy("Tuliskan nama peraturan ini.")
    legend = gettext_lazy("Peraturan")

    def columns(self) -> dict[str, forms.Field]:
        return {
            "title": text(_("Nama peraturan"), most=400),
            "key": text(
                _("Kunci peraturan"),
                most=60,
                hint=_("Dipakai pelajaran yang mengutipnya, misalnya uu25-2009. Boleh kosong."),
            ),
            "repealed": forms.BooleanField(label=_("Sudah dicabut"), required=False),
        }

    def row_filled(self, row: structure.Table) -> dict[str, Any]:
        return {**row, "repealed": row.get("in_force") is False}

    def clean(self) -> None:
        super().clean()
        for n in range(self.count):
            key = self.cleaned_data.get(f"key-{n}") or ""
            if key and not structure.KEY.fullmatch(key):
                told = _("Kunci hanya memuat huruf kecil, angka, dan tanda hubung.")
                self.add_error(f"key-{n}", told)

    def row_value(self, told: dict[str, Any]) -> structure.Table:
        row = {"key": told["key"] or "", "title": told["title"]}
        return {**row, "in_force": False} if told["repealed"] else row

    def value(self) -> list[structure.Table]:
        rows = super().value()
        taken = [row["key"] for row in rows if row["key"]]
        for row in rows:
            if not row["key"]:
                row["key"] = structure.free_key(
                    row["title"], taken=taken, longest=60, otherwise="peraturan"
                )
                taken.append(row["key"])
        return rows

"""Who teaches a course."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import TeacherRole, structure
from kawah.web.trainer.studio.fields import text
from kawah.web.trainer.studio.rows_form import RowsForm


class TeachersForm(RowsForm):
    main = "name"
    missing = gettext_lazy("Tuliskan nama pengajar ini.")
    legend = gettext_lazy("Pengajar")

    def columns(self) -> dict[str, forms.Field]:
        return {
            "role": forms.ChoiceField(
                label=_("Peran"), choices=TeacherRole.choices, required=False
            ),
            "name": text(_("Nama"), most=160),
            "position": text(_("Jabatan"), most=200),
            "email": forms.EmailField(
                label=_("Surel"),
                max_length=254,
                required=False,
                help_text=_("Yang punya akun dengan surel ini dapat menulis dan menilai."),
            ),
        }

    def row_value(self, told: dict[str, Any]) -> structure.Table:
        kept = {name: value for name, value in told.items() if value}
        return {"role": TeacherRole.WIDYAISWARA.value, **kept}

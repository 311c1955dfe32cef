"""What a competency is called and what each of its levels means, in the nation or in an agency."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.competencies.api import LEVELS

FOCUS = tuple(f"focus_{level}" for level in range(1, LEVELS + 1))
ONE_LINE = {"autocomplete": "off", "class": "whole"}


def _focus(level: int) -> forms.CharField:
    return forms.CharField(
        label=format_lazy(gettext_lazy("Tingkat {level}, dalam beberapa kata"), level=level),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs=ONE_LINE),
    )


class NamedForm(forms.Form):
    """What a competency is called, and what each of its levels means."""

    name = forms.CharField(
        label=gettext_lazy("Nama kompetensi"),
        max_length=120,
        widget=forms.TextInput(attrs=ONE_LINE),
        error_messages={"required": gettext_lazy("Isi namanya.")},
    )
    level_count = forms.TypedChoiceField(
        label=gettext_lazy("Banyaknya tingkat"),
        coerce=int,
        choices=[(level, str(level)) for level in range(1, LEVELS + 1)],
    )
    focus_1, focus_2, focus_3 = _focus(1), _focus(2), _focus(3)
    focus_4, focus_5 = _focus(4), _focus(5)

    def clean(self) -> dict[str, Any]:
        """Either every level is told or none; what stands beyond the last level is left out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        told = [cleaned.get(name, "") for name in FOCUS[: cleaned.get("level_count", LEVELS)]]
        if any(told) and not all(told):
            missing = FOCUS[told.index("")]
            self.add_error(missing, _("Isi setiap tingkat, atau kosongkan semuanya."))
        return cleaned

    def focus(self) -> list[str]:
        """As filled in, of a form that is valid."""
        told = [self.cleaned_data[name] for name in FOCUS[: self.cleaned_data["level_count"]]]
        return told if any(told) else []

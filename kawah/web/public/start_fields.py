"""The fields that the beginning of a site is made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

PLAIN = {"autocomplete": "off", "spellcheck": "false"}


def text(label: Any, length: int, *, missing: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=length,
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": missing},
    )


def full_name(label: Any) -> forms.CharField:
    hint = gettext_lazy("Lengkap beserta gelar.")
    return text(label, 160, missing=gettext_lazy("Isi namanya."), hint=hint)


def staff_number(label: Any) -> forms.CharField:
    hint = gettext_lazy("18 angka; spasi boleh.")
    field = text(label, 30, missing=gettext_lazy("Isi NIP-nya."), hint=hint)
    field.widget.attrs["inputmode"] = "numeric"
    return field


def email(label: Any) -> forms.EmailField:
    return forms.EmailField(label=label, required=False, widget=forms.EmailInput(attrs=PLAIN))

"""Numbers as people here write them."""

from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kawah.lib.questions import numerals


class Amount(forms.CharField):
    """A number as people here write it; one that can be read in two ways is asked for again."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attributes), max_length=60, **options)

    def prepare_value(self, value: Any) -> Any:
        return number_shown(value) if isinstance(value, float) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "").strip()

    def clean(self, value: Any) -> float | None:
        typed = str(super().clean(value) or "").strip()
        return number_typed(typed) if typed else None


def number_shown(value: float) -> str:
    """With the reader's comma, and so that it can be read in one way only."""
    text = numerals.written(value)
    if len(numerals.readings(text)) > 1 and "." in text:
        text += "0"
    return text.replace(".", formats.get_format("DECIMAL_SEPARATOR", get_language()))


def number_typed(typed: str) -> float:
    found = numerals.readings(typed)
    if not found:
        raise forms.ValidationError(_("Tulis dengan angka, misalnya 3 atau 2,5."))
    if len(found) > 1:
        told = _("“%(typed)s” dapat berarti dua bilangan; tulis tanpa titik pemisah ribuan.")
        raise forms.ValidationError(told, params={"typed": typed})
    return float(found[0])

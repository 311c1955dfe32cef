"""Shares of the points, in per cent."""

from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _

from kawah.lib.questions import shares
from kawah.lib.questions.reading import QuestionUnreadable


class Share(forms.CharField):
    """A share of the points in per cent."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(
            widget=forms.TextInput(attrs=attributes), required=False, max_length=40, **options
        )

    def prepare_value(self, value: Any) -> Any:
        return share_shown(value) if isinstance(value, float) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "").strip()

    def clean(self, value: Any) -> float | None:
        typed = str(super().clean(value) or "").strip().removesuffix("%").strip()
        if not typed:
            return None
        try:
            return shares.share(typed)
        except QuestionUnreadable as error:
            raise forms.ValidationError(_("Isi dengan persen antara -100 dan 100.")) from error


def share_shown(part: float) -> str:
    return shares.percent(part).replace(".", formats.get_format("DECIMAL_SEPARATOR"))

"""The field for the code of an agency that is being made."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 40


class AgencyCodeField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Kode"),
            max_length=LONGEST,
            help_text=gettext_lazy(
                "Huruf kecil, angka, dan tanda hubung; misalnya dinkes-bandung. Dipakai di berkas "
                "impor dan jejak, dan tidak dapat diubah lagi."
            ),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages={"required": gettext_lazy("Isi kodenya.")},
        )

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value).lower()
        if slugify(typed) != typed:
            told = _("Pakai huruf a sampai z, angka, dan tanda hubung saja; tanpa spasi.")
            raise forms.ValidationError(told)
        return typed

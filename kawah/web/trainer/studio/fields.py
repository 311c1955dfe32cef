"""The fields that forms of a course are made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

LONGEST = 4000


def text(label: Any, *, most: int, hint: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def prose(label: Any, *, most: int = LONGEST, hint: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=False,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def number(label: Any, *, least: int, most: int, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=False,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Isi dengan bilangan bulat.")},
    )


def words_in(told: str) -> list[str]:
    """What is written with commas between."""
    return list(dict.fromkeys(word.strip() for word in told.split(",") if word.strip()))


def plain(told: str) -> str:
    """Lines end in one way, whatever the browser sends."""
    return told.replace("\r\n", "\n").strip()

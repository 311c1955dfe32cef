"""Fields for words, as files hold them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

NEEDED = gettext_lazy("Bagian ini belum diisi.")
SHORT = 2  # lines; so little is written without help
OPTIONAL = gettext_lazy("Boleh kosong.")


class Line(forms.CharField):
    """Words on one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(value or "").splitlines()).strip()


class Lines(forms.CharField):
    """Text of several lines, with the line ends of files."""

    def __init__(self, *, size: int = 4, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": size}))
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return str(value or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def line(label: Any, *, is_needed: bool = True, help_text: Any = None) -> Line:
    return Line(
        label=label,
        required=is_needed,
        max_length=500,
        help_text=_help(help_text, is_needed),
        error_messages={"required": NEEDED},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def lines(label: Any, *, is_needed: bool = True, help_text: Any = None, size: int = 5) -> Lines:
    attributes = {"rows": size} | ({"data-markdown": True} if size > SHORT else {})
    return Lines(
        label=label,
        required=is_needed,
        help_text=_help(help_text, is_needed),
        error_messages={"required": NEEDED},
        widget=forms.Textarea(attrs=attributes),
    )


def _help(given: Any, is_needed: bool) -> Any:
    if given is not None:
        return given
    return "" if is_needed else OPTIONAL

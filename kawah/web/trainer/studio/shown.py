"""What stands in a field, as text to compare."""

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _


def shown(field: BoundField) -> str:
    """What stands in a field in the words in which it is chosen."""
    value = field.value()
    choices = getattr(field.field, "choices", None)
    if choices is not None:
        words = {str(key): str(word) for key, word in choices}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(words.get(str(one), str(one)) for one in chosen if one not in (None, ""))
    if isinstance(field.field, forms.BooleanField):
        return _("ya") if value in (True, "on", "true") else _("tidak")
    return "" if value is None else str(value).replace("\r\n", "\n")

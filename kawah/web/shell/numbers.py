"""Numbers in addresses: no longer than a database key can be."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class Number(IntConverter):
    regex = "[0-9]{1,18}"


def register() -> None:
    """Make `<number:…>` known to the URLconfs."""
    register_converter(Number, "number")

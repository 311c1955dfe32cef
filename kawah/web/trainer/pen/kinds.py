"""A kind of thing that an author can put in, in plain words, with the form for it."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from msgspec import Struct


class Kind(Struct, frozen=True):
    """`word` stands in addresses; `form` makes the form of a block, or of a question."""

    word: str
    name: Promise
    about: Promise
    form: Callable[..., Any]

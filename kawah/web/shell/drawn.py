"""States as they are drawn: a shape and a word; and the filters that lead to rows in each."""

from collections.abc import Mapping

from django.utils.functional import Promise
from msgspec import Struct


class Drawn(Struct, frozen=True):
    shape: str
    word: Promise


def filters(
    counts: object, names: Mapping[str, str], states: Mapping[str, Drawn]
) -> list[tuple[str, Promise, int]]:
    """The states that some row is in, by the word of an address, with how many there are."""
    found = [(key, states[name].word, getattr(counts, name)) for key, name in names.items()]
    return [one for one in found if one[2]]

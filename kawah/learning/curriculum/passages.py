"""Where a remark stands: the part of a file it was made on, found again in the file as it is."""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

LONGEST = 4000  # of a part's text, as far as it is kept and compared
ALIKE = 0.6  # a part with this share of its words in their order is still the same one
SHORTEST = 8  # of what is looked for inside other words


class Part(Struct, frozen=True):
    """A part of a file: its own name where it has one, the line where it begins, its text."""

    key: str
    line: int
    text: str

    @property
    def kept(self) -> str:
        return self.text.strip()[:LONGEST]


class Passage(Struct, frozen=True):
    """What a remark is about: a part of a file, and the words in it that are meant."""

    path: str
    part: Part
    quote: str = ""
    line: int = 0  # of the words


Finder = Callable[[Part, str, Sequence[Part]], Iterable[int]]


def place_of(held: Part, quote: str, parts: Sequence[Part]) -> int | None:
    """Where a part stands now: known by its name, by its text, alone or within a larger part, by
    most of its words, or by those quoted; None where it is gone. Of equals it is the one nearest to
    where it stood."""
    for find in FINDERS:
        found = list(find(held, quote, parts))
        if found:
            return min(found, key=lambda n: abs(parts[n].line - held.line))
    return None


def _named(held: Part, quote: str, parts: Sequence[Part]) -> Iterable[int]:
    return (n for n, part in enumerate(parts) if held.key and part.key == held.key)


def _same(held: Part, quote: str, parts: Sequence[Part]) -> Iterable[int]:
    return (n for n, part in enumerate(parts) if held.kept and part.kept == held.kept)


def _within(held: Part, quote: str, parts: Sequence[Part]) -> Iterable[int]:
    """Text that came to stand beside other text is one part with it."""
    is_enough = len(held.kept) >= SHORTEST
    return (n for n, part in enumerate(parts) if is_enough and held.kept in part.text)


def _alike(held: Part, quote: str, parts: Sequence[Part]) -> Iterable[int]:
    before = held.kept.split()
    found: dict[int, float] = {}
    for n, part in enumerate(parts if before else ()):
        matcher = SequenceMatcher(None, before, part.kept.split(), autojunk=False)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
            found[n] = matcher.ratio()
    best = max(found.values(), default=0)
    return [n for n, ratio in found.items() if ratio == best] if best >= ALIKE else []


def _quoted(held: Part, quote: str, parts: Sequence[Part]) -> Iterable[int]:
    """Of remarks of earlier days, the words quoted are all that is held."""
    words = quote.removesuffix("…")
    if words.startswith(":::"):
        words = words.partition(" ")[2]
    is_enough = len(words) >= SHORTEST
    return (n for n, part in enumerate(parts) if is_enough and words in part.text)


FINDERS: tuple[Finder, ...] = (_named, _same, _within, _alike, _quoted)

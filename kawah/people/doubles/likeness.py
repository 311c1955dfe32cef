"""Which records look like one person's: arithmetic, without the database."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

BIRTH = 8  # digits at the beginning of a NIP: year, month, day
MOST_ALIKE = 20  # of one name; beyond that it is a common one, which says nothing by itself
LETTERS = re.compile(r"[^\W\d_]+")


class Likeness(TextChoices):
    """What makes two of one name look like one person, the surest first."""

    BIRTH = "birth", _("Nama dan tanggal lahirnya sama")
    UNIT = "unit", _("Nama dan unit kerjanya sama")
    NUMBERLESS = "numberless", _("Namanya sama, dan salah satunya tanpa NIP")


class Known(Struct, frozen=True):
    """What is compared of one record; `unit` is the key of where they work now."""

    key: int
    name: str
    nip: str
    unit: int | None


class Pair(Struct, frozen=True):
    first: int
    second: int
    why: Likeness


def plain(name: str) -> str:
    """A name without titles, signs and capitals: `Dr. SITI Rahma, M.Si.` is `siti rahma`."""
    words = name.partition(",")[0].split()
    own = [word for word in words if not (word.endswith(".") and len(word) > 2)] or words
    return " ".join(LETTERS.findall(" ".join(own).casefold()))


def namesakes(names: Iterable[tuple[int, str, str | None]]) -> list[int]:
    """The keys of those worth a closer look, by name: of one name and birthday, or of one name that
    somebody without a NIP has too. Given are keys, names and numbers."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, name, nip in names:
        groups[name.partition(",")[0].strip().casefold()].append((key, (nip or "")[:BIRTH]))
    found: list[int] = []
    for name in sorted(name for name, group in groups.items() if len(group) > 1):
        births = Counter(birth for _key, birth in groups[name])
        is_open = "" in births
        found += [key for key, birth in groups[name] if is_open or births[birth] > 1]
    return found


def pairs(records: Iterable[Known]) -> Iterator[Pair]:
    """Every two that look like one, in the order of their names."""
    named: dict[str, list[Known]] = defaultdict(list)
    for record in records:
        named[plain(record.name)].append(record)
    for name in sorted(filter(None, named)):
        alike = sorted(named[name], key=lambda record: record.key)
        is_common = len(alike) > MOST_ALIKE
        for one, other in combinations(alike, 2):
            why = likeness(one, other)
            if why is not None and not (is_common and why == Likeness.NUMBERLESS):
                yield Pair(one.key, other.key, why)


def likeness(one: Known, other: Known) -> Likeness | None:
    """Of two with the same name: why they may be one person."""
    if one.nip and other.nip and one.nip[:BIRTH] == other.nip[:BIRTH]:
        return Likeness.BIRTH
    if one.nip and other.nip:
        return None  # one name, two birthdays
    if one.unit is not None and one.unit == other.unit:
        return Likeness.UNIT
    return Likeness.NUMBERLESS

"""A pasted list of people: one a line, by staff number or e-mail address."""

import re

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from msgspec import Struct

from kawah.people.directory.persons import Person

NEXT_CELL = re.compile(r"[\t;,]")  # what follows a number in a line out of a table
FORGIVEN = re.compile(r"[\s.\-'\"]")


class Line(Struct, frozen=True):
    number: int  # the first is 1
    text: str


class Roll(Struct, frozen=True):
    """Who was found, each once in the order given; lines that name nobody, or somebody again."""

    people: tuple[Person, ...] = ()
    unknown: tuple[Line, ...] = ()
    again: tuple[Line, ...] = ()


def read_roll(text: str, *, among: "QuerySet[Person]") -> Roll:
    """Find those named among some people, in one query. Empty lines count, but say nothing."""
    lines = [Line(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    found = _found({_key(line.text) for line in lines}, among)
    people: dict[int, Person] = {}
    unknown: list[Line] = []
    again: list[Line] = []
    for line in lines:
        person = found.get(_key(line.text))
        if person is None:
            unknown.append(line)
        elif person.pk in people:
            again.append(line)
        else:
            people[person.pk] = person
    return Roll(tuple(people.values()), tuple(unknown), tuple(again))


def _key(line: str) -> str:
    cell = NEXT_CELL.split(line, maxsplit=1)[0].strip().lower()
    return cell if "@" in cell else FORGIVEN.sub("", cell)


def _found(keys: set[str], among: "QuerySet[Person]") -> dict[str, Person]:
    addresses = {key for key in keys if "@" in key}
    named = Q(nip__in=keys - addresses) | Q(address__in=addresses)
    found: dict[str, Person] = {}
    for person in among.annotate(address=Lower("email")).filter(named):
        found.update({person.nip or "": person, (person.email or "").lower(): person})
    found.pop("", None)
    return found

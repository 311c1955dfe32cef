"""What becomes of a row: a pure function of what it says and what is known."""

from msgspec import Struct

from kawah.learning.joining.facts import Known
from kawah.learning.joining.nominations import State
from kawah.people.directory.api import Person
from kawah.people.rosters.api import Named, find

Fault = tuple[str, dict[str, object]]


class Weighed(Struct, frozen=True):
    state: State
    person: Person | None
    faults: list[Fault]


def weigh(named: Named, known: Known) -> Weighed:
    if named.faults:
        return Weighed(State.REFUSED, None, list(named.faults))
    found = find(named, known.people, within=known.agency_path)
    if isinstance(found, str):
        return Weighed(State.REFUSED, None, [(found, {})])
    return weigh_person(found, known, row=known.rows.get(found.pk))


def weigh_person(person: Person, known: Known, *, row: int | None = None) -> Weighed:
    """Of somebody who was found; `row` is the one that named them before."""
    if row is not None:
        return Weighed(State.REFUSED, None, [("again", {"row": row})])
    if not person.is_active:
        return Weighed(State.REFUSED, person, [("inactive", {})])
    if not known.is_open:
        return Weighed(State.REFUSED, person, [("closed", {})])
    for keys, code in (
        (known.taking, "taking"),
        (known.completed, "completed"),
        (known.waiting, "waiting"),
    ):
        if person.pk in keys:
            return Weighed(State.SAME, person, [(code, {})])
    if titles := known.lacking.get(person.pk):
        return Weighed(State.REFUSED, person, [("lacking", {"titles": titles})])
    return Weighed(State.READY, person, [])

"""What becomes of a row: a pure function of what it says and what is known."""

from msgspec import Struct

from kawah.learning.joining.facts import Known
from kawah.learning.joining.nominations import State
from kawah.people.directory.api import Person
from kawah.people.rosters.api import Named

Fault = tuple[str, dict[str, object]]


class Weighed(Struct, frozen=True):
    state: State
    person: Person | None
    faults: list[Fault]


def weigh(named: Named, known: Known) -> Weighed:
    if named.faults:
        return Weighed(State.REFUSED, None, list(named.faults))
    by_nip, by_email = known.by_nip.get(named.nip), known.by_email.get(named.email)
    if by_nip and by_email and by_nip.pk != by_email.pk:
        return _refused("mismatch")
    person = by_nip if named.nip else by_email
    if person is None:
        return _refused("unknown")
    if not person.agency.path.startswith(known.agency_path):
        return _refused("elsewhere")
    return weigh_person(person, known, row=known.rows.get(person.pk))


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


def _refused(code: str) -> Weighed:
    return Weighed(State.REFUSED, None, [(code, {})])

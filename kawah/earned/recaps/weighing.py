"""What becomes of a row: a pure function of what it says and what is known."""

from msgspec import Struct

from kawah.earned.claims.api import WAITING, Recapped
from kawah.earned.claims.api import State as Claimed
from kawah.earned.recaps.facts import Known, key_of
from kawah.earned.recaps.models import State
from kawah.earned.recaps.reading import Fault, Said
from kawah.people.directory.api import Person
from kawah.people.rosters.api import find


class Weighed(Struct, frozen=True):
    state: State
    person: Person | None
    faults: list[Fault]


def weigh(said: Said, known: Known) -> Weighed:
    """Everything that is wrong is named at once, so that a row is mended once."""
    found = "" if said.named.faults else find(said.named, known.people, within=known.agency_path)
    faults = list(said.faults)
    if isinstance(found, str) and found:
        faults.insert(0, (found, {}))
    person = None if isinstance(found, str) else found
    if person is not None and person.pk in known.barred:
        faults.insert(0, ("own", {}))
    if faults or person is None or said.told is None:
        return Weighed(State.REFUSED, person, faults)
    return weigh_told(person, said.told, known)


def weigh_told(person: Person, told: Recapped, known: Known) -> Weighed:
    """Of somebody who was found and a training that is whole."""
    if person.pk in known.barred:
        return Weighed(State.REFUSED, person, [("own", {})])
    if not person.agency.path.startswith(known.agency_path):  # moved since the dry run
        return Weighed(State.REFUSED, person, [("elsewhere", {})])
    if not person.is_active:
        return Weighed(State.REFUSED, person, [("inactive", {})])
    key = key_of(person.pk, told)
    if key in known.rows:
        return Weighed(State.SAME, person, [("again", {"row": known.rows[key]})])
    if state := known.claimed.get(key):
        is_open = state in WAITING or state == Claimed.RETURNED
        return Weighed(State.SAME, person, [("waiting" if is_open else "claimed", {})])
    return Weighed(State.READY, person, [])

"""The tree of agencies: founding one, changing what is kept about it, closing it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.lib.periods import local_day
from kawah.people.directory.agencies import path_under
from kawah.people.directory.opening import LONGEST_PATH, TooDeep
from kawah.people.directory.organization import Agency, Closing
from kawah.people.directory.persons import Person
from kawah.records import api as records

# One change of the tree after the other: two at once could put each agency under the other.
TREE = UUID("74726565-6f66-4167-8e63-6b6177616800")


class CodeTaken(Exception):
    """Another agency has this code, or had it once."""


class UnderItself(Exception):
    """The agency above would lie below the agency itself."""


class ParentClosed(Exception):
    """What is closed takes nobody in."""


class StillInUse(Exception):
    """People work there, or open agencies lie below it."""

    def __init__(self, *, people: int, agencies: int) -> None:
        super().__init__()
        self.people, self.agencies = people, agencies


class AgencyFacts(Struct, frozen=True):
    """All that the national admin keeps of an agency, but for its code."""

    name: str
    short_name: str
    tier: str
    parent: Agency | None
    province_code: str
    regency: str
    seat: str
    time_zone: str
    remote_class: str

    def told(self) -> dict[str, Any]:
        """As the log has it."""
        facts = {name: getattr(self, name) for name in self.__struct_fields__}
        return {**facts, "parent": self.parent.code if self.parent else ""}


def facts_of(agency: Agency) -> AgencyFacts:
    return AgencyFacts(*(getattr(agency, name) for name in AgencyFacts.__struct_fields__))


@transaction.atomic
def open_agency(code: str, facts: AgencyFacts, *, by: Person | None, now: datetime) -> Agency:
    """Found an agency, and note who did. Raises CodeTaken, TooDeep, ParentClosed."""
    records.hold(TREE)
    path = _path(facts.parent, code)
    try:
        with transaction.atomic():
            made = Agency.objects.create(code=code.lower(), path=path, **_columns(facts))
    except IntegrityError as error:
        raise CodeTaken from error
    _note(made, "agency.opened", by=by, now=now, after=facts.told())
    return made


@transaction.atomic
def amend_agency(
    agency: Agency, facts: AgencyFacts, *, by: Person, why: str, now: datetime
) -> bool:
    """Take over other facts; under another agency it goes with all that lies below. False when
    they are the same already.

    Raises UnderItself, TooDeep, ParentClosed.
    """
    records.hold(TREE)
    held = Agency.objects.select_related("parent").get(pk=agency.pk)
    before = facts_of(held)
    if before == facts:
        return False
    for name, value in _columns(facts).items():
        setattr(held, name, value)
    held.save(update_fields=list(_columns(facts)))
    if before.parent != facts.parent:
        _replant(held, facts.parent)
    told = {name: value for name, value in facts.told().items() if value != before.told()[name]}
    was = {name: before.told()[name] for name in told}
    _note(held, "agency.amended", by=by, now=now, before=was, after=told, why=why)
    return True


@transaction.atomic
def close_agency(agency: Agency, *, by: Person, why: str, now: datetime) -> bool:
    """Let nobody come here any more; False when it is closed. Raises StillInUse."""
    records.hold(TREE)
    held = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    if Closing.objects.filter(agency=held).exists():
        return False
    people = Person.objects.filter(agency=held, is_active=True).count()
    below = Agency.objects.still_open().filter(parent=held).count()
    if people or below:
        raise StillInUse(people=people, agencies=below)
    Closing.objects.create(agency=held, on=local_day(now, held.time_zone))
    _note(held, "agency.closed", by=by, now=now, why=why)
    return True


@transaction.atomic
def reopen_agency(agency: Agency, *, by: Person, why: str, now: datetime) -> bool:
    """Undo a closing; False when it is open. Raises ParentClosed."""
    records.hold(TREE)
    held = Agency.objects.select_related("parent").get(pk=agency.pk)
    _demand_open(held.parent)
    if not Closing.objects.filter(agency=held).delete()[0]:
        return False
    _note(held, "agency.reopened", by=by, now=now, why=why)
    return True


def hold_open(agency: Agency) -> bool:
    """Whether an agency takes people in, held so until the transaction of the caller ends."""
    Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    return not Closing.objects.filter(agency=agency).exists()


def _columns(facts: AgencyFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__struct_fields__}


def _path(parent: Agency | None, code: str) -> str:
    _demand_open(parent)
    path = path_under(parent, code)
    if len(path) > LONGEST_PATH:
        raise TooDeep
    return path


def _demand_open(parent: Agency | None) -> None:
    if parent and not Agency.objects.still_open().filter(pk=parent.pk).exists():
        raise ParentClosed


def _replant(agency: Agency, parent: Agency | None) -> None:
    """Give the agency and all below it their paths under another one."""
    above = Agency.objects.get(pk=parent.pk) if parent else None
    if above and above.path.startswith(agency.path):
        raise UnderItself
    old, new = agency.path, _path(above, agency.code)
    moved = list(Agency.objects.under(old))
    for one in moved:
        one.path = new + one.path[len(old) :]
        if len(one.path) > LONGEST_PATH:
            raise TooDeep
    Agency.objects.bulk_update(moved, ["path"])
    agency.path = new


def _note(agency: Agency, verb: str, *, by: Person | None, now: datetime, **told: Any) -> None:
    records.note(
        verb=verb,
        subject=f"agency/{agency.uuid}",
        by=by.uuid if by else None,
        now=now,
        agency=agency.code,
        **told,
    )

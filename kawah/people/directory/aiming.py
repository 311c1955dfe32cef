"""The post someone aims at."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from kawah.people.directory.kinds import PositionKind
from kawah.people.directory.organization import Agency, Position
from kawah.people.directory.persons import Person
from kawah.records import api as records


class PositionOutOfReach(Exception):
    """The post belongs to another agency, or to no civil servant."""


def positions_of(agency: Agency) -> "QuerySet[Position]":
    """The posts that someone of an agency may aim at: nationwide ones and the agency's own."""
    rows: QuerySet[Position] = Position.objects.filter(Q(agency=None) | Q(agency=agency))
    return rows.exclude(kind=PositionKind.OUTSIDE)


@transaction.atomic
def aim(person: Person, position: Position | None, *, by: Person, now: datetime) -> bool:
    """Set the post a person aims at, or none; False when it is that already.

    Raises PositionOutOfReach.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if held.target_position_id == (position.pk if position else None):
        return False
    if position and not positions_of(held.agency).filter(pk=position.pk).exists():
        raise PositionOutOfReach
    before = held.target_position
    held.target_position = person.target_position = position
    held.save(update_fields=["target_position"])
    records.note(
        verb="person.aim_set",
        subject=f"person/{held.uuid}",
        by=by.uuid,
        now=now,
        agency=held.agency.code,
        before={"position": before.code} if before else None,
        after={"position": position.code} if position else None,
    )
    return True

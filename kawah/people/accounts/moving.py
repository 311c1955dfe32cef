"""Moving to another agency: one steward releases, another accepts; what was learned comes along."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role, end_roles, tell_of_succession
from kawah.people.accounts.ordering import AccountOutOfReach, within_power
from kawah.people.accounts.transfer import Transfer
from kawah.people.directory.api import Agency, Person, Reach, Scope, close_posts, hold_open
from kawah.people.notices import api as notices
from kawah.records import api as records

PLACE = "/instansi/pindahan/"
DECIDED = {
    "accepted": "person.moved",
    "refused": "person.move_refused",
    "withdrawn": "person.move_withdrawn",
}


class TransferOpen(Exception):
    """The person is on the way already."""


@transaction.atomic
def release(
    key: UUID,
    person: Person,
    *,
    target: Agency,
    scope: Scope,
    by: Person,
    why: str,
    now: datetime,
) -> Transfer:
    """Let a person go to another agency; sent twice it is one. They stay until that one accepts.

    Raises AccountOutOfReach, TransferOpen.
    """
    on = local_day(now, person.agency.time_zone)
    is_ours = within_power(scope, on=on).filter(pk=person.pk).exists()
    if not is_ours or not scope.has_agencies or person == by:
        raise AccountOutOfReach
    records.hold(person.uuid)
    _overtaken(person).update(decided_at=now, decided_by=by, outcome="withdrawn")
    before = Transfer.objects.filter(person=person, decided_at=None).first()
    if before is not None and before.uuid != key:
        raise TransferOpen
    values = {
        "person": person,
        "source": person.agency,
        "target": target,
        "why": why,
        "released_by": by,
        "released_at": now,
    }
    row, is_new = Transfer.objects.get_or_create(uuid=key, defaults=values)
    if is_new:
        _note(row, "person.released", person.agency, by=by, why=why, now=now)
        _tell_target(row, on=on, now=now)
    return row


def _tell_target(row: Transfer, *, on: date, now: datetime) -> None:
    grants = Grant.objects.in_force(on=on).filter(
        role=Role.STEWARD, reach=Reach.AGENCY, agency=row.target, person__is_active=True
    )
    for grant in grants.select_related("person"):
        notices.tell(
            grant.person,
            key=f"transfer:{row.uuid}:{grant.person_id}",
            kind="transfer_released",
            values={"name": row.person.name, "agency": row.source.short_name},
            path=PLACE,
            now=now,
        )


def arriving(scope: Scope) -> "QuerySet[Any]":
    """Who waits to be accepted by agencies looked after; one that is closed takes nobody in."""
    return _open().filter(target__in=Agency.objects.visible_to(scope).still_open())


def departing(scope: Scope) -> "QuerySet[Any]":
    """Whom agencies looked after have released and nobody has accepted yet."""
    return _open().filter(source__in=Agency.objects.visible_to(scope))


def end_moves(person: Person, *, by: Person | None, now: datetime) -> None:
    """Nobody waits to take this person in any longer."""
    rows = Transfer.objects.filter(person=person, decided_at=None)
    rows.update(decided_at=now, decided_by=by, outcome="withdrawn")


def _overtaken(person: Person) -> "QuerySet[Any]":
    """Those of somebody who has gone elsewhere meanwhile, as a file of people may take them."""
    return Transfer.objects.filter(person=person, decided_at=None).exclude(source=person.agency)


def _open() -> "QuerySet[Any]":
    rows = Transfer.objects.filter(decided_at=None, source=F("person__agency"))
    rows = rows.order_by("released_at", "pk")
    return rows.select_related("person__agency", "source", "target", "released_by")


@transaction.atomic
def accept_transfer(row: Transfer, *, scope: Scope, by: Person, now: datetime) -> bool:
    """Take the person in: roles of the old agency end, its posts and ties close; what was learned
    stays with the person. False when it is decided already or not theirs to decide."""
    if by == row.person or not hold_open(row.target):
        return False
    if not _decide(row, arriving(scope), "accepted", by=by, now=now):
        return False
    held: Person = Person.objects.select_for_update(of=("self",)).get(pk=row.person_id)
    on = local_day(now, row.target.time_zone)
    end_roles(held, until=on, by=by, why=row.why, now=now)
    posts = close_posts(held, on=on)
    held.agency = row.target
    held.save(update_fields=["agency"])
    tell_of_succession(Person.objects.filter(supervisions__in=posts.supervisions), now=now)
    notices.tell(
        held,
        key=f"moved:{row.uuid}",
        kind="moved",
        values={"agency": row.target.short_name},
        path="/saya/",
        now=now,
    )
    return True


def refuse_transfer(row: Transfer, *, scope: Scope, by: Person, answer: str, now: datetime) -> bool:
    """The person stays where they are; the one who released is told why."""
    if not _decide(row, arriving(scope), "refused", by=by, answer=answer, now=now):
        return False
    notices.tell(
        row.released_by,
        key=f"transfer-refused:{row.uuid}",
        kind="transfer_refused",
        values={"name": row.person.name, "reason": answer},
        path=PLACE,
        now=now,
    )
    return True


def withdraw_transfer(row: Transfer, *, scope: Scope, by: Person, now: datetime) -> bool:
    """The agency that released changes its mind."""
    return _decide(row, departing(scope), "withdrawn", by=by, now=now)


@transaction.atomic
def _decide(
    row: Transfer,
    among: "QuerySet[Any]",
    outcome: str,
    *,
    by: Person,
    now: datetime,
    answer: str = "",
) -> bool:
    if not among.filter(pk=row.pk).exists():
        return False
    decision = {"decided_at": now, "decided_by": by, "outcome": outcome, "answer": answer}
    if not Transfer.objects.filter(pk=row.pk, decided_at=None).update(**decision):
        return False
    _note(row, DECIDED[outcome], row.target, by=by, why=answer, now=now)
    if outcome != "withdrawn":
        _note(row, DECIDED[outcome], row.source, by=by, why=answer, now=now)
    return True


def _note(row: Transfer, verb: str, agency: Agency, *, by: Person, why: str, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"person/{row.person.uuid}",
        by=by.uuid,
        now=now,
        agency=agency.code,
        before={"agency": row.source.code},
        after={"agency": row.target.code},
        why=why,
    )

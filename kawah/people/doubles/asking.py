"""Two records are merged by two people: the one asks, the other decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role, grants_of, second_persons
from kawah.people.accounts.api import at_work_or_left, left_record, over_whom
from kawah.people.directory.api import Person, Reach, Scope, ancestors
from kawah.people.doubles.merging import RecordClosed, hold_both, merge
from kawah.people.doubles.models import Merger
from kawah.people.notices import api as notices
from kawah.records import api as records

PLACE = "/persetujuan/"
VERBS = {
    "merged": "person.merged",
    "refused": "person.merger_refused",
    "withdrawn": "person.merger_withdrawn",
}


class MergerOutOfReach(Exception):
    """Whoever asks does not decide over both records, or is one of them."""


class MergerOpen(Exception):
    """One of the two waits to be merged already."""


@transaction.atomic
def ask(
    key: UUID, *, gone: Person, stays: Person, scope: Scope, by: Person, why: str, now: datetime
) -> Merger:
    """Ask for two records to become one; sent twice it is once. Nothing changes until another
    person approves.

    One who left can be the one that goes. Raises MergerOutOfReach, MergerOpen, RecordClosed.
    """
    if not stays.is_active:
        raise RecordClosed
    if not _are_theirs(gone, stays, scope=scope, by=by, now=now):
        raise MergerOutOfReach
    return _ask(key, gone=gone, stays=stays, by=by, why=why, is_far=False, now=now)


@transaction.atomic
def ask_far(
    key: UUID, *, gone: Person, stays: Person, scope: Scope, by: Person, why: str, now: datetime
) -> Merger:
    """The same where the one that goes is another agency's, as of somebody who moved: an admin of
    that agency decides, or one above both. Raises MergerOutOfReach, MergerOpen, RecordClosed."""
    if not stays.is_active:
        raise RecordClosed
    on = local_day(now, by.agency.time_zone)
    theirs = Scope(gone.pk, Reach.AGENCY, agency_path=gone.agency.path)
    is_ours = over_whom(scope, on=on).filter(pk=stays.pk).exists()
    is_theirs = at_work_or_left(over_whom(theirs, on=on)).filter(pk=gone.pk).exists()
    if not (is_ours and is_theirs and scope.has_agencies) or by in (gone, stays):
        raise MergerOutOfReach
    return _ask(key, gone=gone, stays=stays, by=by, why=why, is_far=True, now=now)


def _ask(
    key: UUID, *, gone: Person, stays: Person, by: Person, why: str, is_far: bool, now: datetime
) -> Merger:
    hold_both(gone, stays)
    both = [gone, stays]
    before = Merger.objects.filter(Q(gone__in=both) | Q(stays__in=both), decided_at=None)
    if before.exclude(uuid=key).exists():
        raise MergerOpen
    values = {
        "gone": gone,
        "stays": stays,
        "why": why,
        "is_far": is_far,
        "asked_by": by,
        "asked_at": now,
    }
    row, is_new = Merger.objects.get_or_create(uuid=key, defaults=values)
    if is_new:
        _note(row, "person.merger_asked", by=by, why=why, now=now)
        _tell_deciders(row, now=now)
    return row


def _are_theirs(gone: Person, stays: Person, *, scope: Scope, by: Person, now: datetime) -> bool:
    on = local_day(now, by.agency.time_zone)
    keys = {gone.pk, stays.pk}
    found = at_work_or_left(over_whom(scope, on=on)).filter(pk__in=keys).count()
    return len(keys) == 2 and found == 2 and scope.has_agencies and by.pk not in keys


def _tell_deciders(row: Merger, *, now: datetime) -> None:
    for person in nearest_deciders(row, now=now):
        notices.tell(
            person,
            key=f"merger-asked:{row.uuid}:{person.pk}",
            kind="merger_asked",
            values={"name": row.stays.name, "by": row.asked_by.name},
            path=PLACE,
            now=now,
        )


def nearest_deciders(row: Merger, *, now: datetime) -> list[Person]:
    """Who may decide: stewards over both agencies, the nearest first, else the national admins. Of
    one that is far, stewards over the agency of the one that goes."""
    above = ancestors(row.gone.agency.path)
    levels = above[::-1]
    if not row.is_far:
        levels = [path for path in ancestors(row.stays.agency.path)[::-1] if path in set(above)]
    besides = [row.asked_by_id, row.gone_id, row.stays_id]
    on = local_day(now, row.stays.agency.time_zone)
    return second_persons(levels, besides=besides, on=on)


def awaiting_mergers(person: Person, *, grants: Sequence[Grant]) -> "QuerySet[Any]":
    """The open requests that a person with these roles may decide: of others, about others, within
    reach."""
    rows = _open().filter(Q(gone__is_active=True) | left_record("gone"), stays__is_active=True)
    rows = rows.exclude(asked_by=person).exclude(gone=person).exclude(stays=person)
    if any(one.role == Role.NATIONAL and one.reach == Reach.NATIONAL for one in grants):
        return rows
    within = Q(pk=None)
    for one in grants:
        if one.role == Role.STEWARD and one.reach == Reach.AGENCY:
            path = one.scope.agency_path
            over_both = Q(stays__agency__path__startswith=path) | Q(is_far=True)
            within |= over_both & Q(gone__agency__path__startswith=path)
    return rows.filter(within)


def asked_in(people: "QuerySet[Any]") -> "QuerySet[Any]":
    """The open requests about two of these people, or for one of them about somebody far, the
    oldest first."""
    return _open().filter(Q(gone__in=people) | Q(is_far=True), stays__in=people)


def _open() -> "QuerySet[Any]":
    rows = Merger.objects.filter(decided_at=None).order_by("asked_at", "pk")
    return rows.select_related("gone__agency", "stays__agency", "asked_by")


@transaction.atomic
def approve(row: Merger, *, by: Person, now: datetime) -> bool:
    """Make the two one; False when it is decided already, when the one that stays has left
    meanwhile, or when it is not this person's to decide. Raises RecordClosed."""
    if not _is_for(by, row, now=now) or not _decide(row, "merged", by=by, now=now):
        return False
    decided = Merger.objects.select_related("gone", "stays", "asked_by", "decided_by").get(
        pk=row.pk
    )
    merge(decided, now=now)
    _tell_asker(row, "merged", by=by, answer="", now=now)
    return True


@transaction.atomic
def refuse(row: Merger, *, by: Person, answer: str, now: datetime) -> bool:
    """The two stay two, and whoever asked is told why; False as for `approve`."""
    if not _is_for(by, row, now=now) or not _decide(row, "refused", by=by, answer=answer, now=now):
        return False
    _tell_asker(row, "refused", by=by, answer=answer, now=now)
    return True


@transaction.atomic
def withdraw(row: Merger, *, by: Person, now: datetime) -> bool:
    """Ask no longer; False when it is decided already."""
    return _decide(row, "withdrawn", by=by, now=now)


def _is_for(person: Person, row: Merger, *, now: datetime) -> bool:
    grants = grants_of(person, on=local_day(now, person.agency.time_zone))
    return bool(awaiting_mergers(person, grants=grants).filter(pk=row.pk).exists())


def _decide(row: Merger, outcome: str, *, by: Person, now: datetime, answer: str = "") -> bool:
    held = Merger.objects.filter(pk=row.pk, decided_at=None)
    if not held.update(decided_at=now, decided_by=by, outcome=outcome, answer=answer):
        return False
    _note(row, VERBS[outcome], by=by, why=answer or row.why, now=now)
    return True


def _tell_asker(row: Merger, outcome: str, *, by: Person, answer: str, now: datetime) -> None:
    notices.tell(
        row.asked_by,
        key=f"merger-{outcome}:{row.uuid}",
        kind=f"merger_{outcome}",
        values={"name": row.stays.name, "by": by.name, "reason": answer},
        path="/instansi/pegawai/ganda/",
        now=now,
    )


def _note(row: Merger, verb: str, *, by: Person, why: str, now: datetime) -> None:
    """Of both records, so that either tells what became of it."""
    for person in (row.gone, row.stays):
        records.note(
            verb=verb,
            subject=f"person/{person.uuid}",
            by=by.uuid,
            now=now,
            agency=person.agency.code,
            after={"gone": str(row.gone.uuid), "stays": str(row.stays.uuid)},
            why=why,
        )

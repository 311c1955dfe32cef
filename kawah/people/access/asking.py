"""Roles that matter wait for a second person: who may give, who may approve, and the waiting."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from msgspec import Struct

from kawah.lib.periods import local_day
from kawah.people.access.granting import end, give_until
from kawah.people.access.holding import grants_of
from kawah.people.access.models import Grant, GrantRequest
from kawah.people.access.roles import MATTER, Role
from kawah.people.directory.api import Agency, Person, Reach, Scope, Unit, ancestors
from kawah.people.notices import api as notices
from kawah.records import api as records

PLACE = "/persetujuan/"
DECIDED = {"approved": "grant.request_approved", "refused": "grant.request_refused"}


class GrantOutOfReach(Exception):
    """Whoever asks does not reach as far as the role would, or would give it to themselves."""


class LastSteward(Exception):
    """Without this one nobody would look after the agency."""


class Wanted(Struct, frozen=True):
    """A role for a person: how far, from when and until when."""

    person: Person
    role: Role
    reach: Reach
    agency: Agency | None
    unit: Unit | None
    effective_from: date
    until: date


def may_give(scope: Scope, wanted: Wanted) -> bool:
    """Whether a steward or national admin of this scope may hand out such a role."""
    if scope.reach == Reach.NATIONAL:
        return True
    if wanted.role == Role.NATIONAL or wanted.reach == Reach.NATIONAL:
        return False
    if wanted.reach == Reach.OWN:
        return scope.reach in (Reach.AGENCY, Reach.UNIT)
    path = wanted.agency.path if wanted.agency else ""
    if scope.reach == Reach.AGENCY:
        return path.startswith(scope.agency_path)
    there = wanted.unit.path if wanted.unit else ""
    is_inside = path == scope.agency_path and there.startswith(scope.unit_path)
    return scope.reach == Reach.UNIT and wanted.reach == Reach.UNIT and is_inside


def _is_theirs(scope: Scope, wanted: Wanted, *, now: datetime) -> bool:
    """Whether the person is within a scope, and the role one that it may hand out or end."""
    on = local_day(now, wanted.person.agency.time_zone)
    is_seen = Person.objects.visible_to(scope, on=on).filter(pk=wanted.person.pk).exists()
    return bool(is_seen) and may_give(scope, wanted)


@transaction.atomic
def ask_grant(
    key: UUID, wanted: Wanted, *, scope: Scope, by: Person, why: str, now: datetime
) -> Grant | GrantRequest:
    """Give the role, or, when it matters, let it wait for a second person; sent twice it is once.

    Raises GrantOutOfReach.
    """
    if wanted.person == by or not _is_theirs(scope, wanted, now=now):
        raise GrantOutOfReach
    if wanted.role not in MATTER:
        return give_until(
            wanted.person,
            wanted.role,
            reach=wanted.reach,
            agency=wanted.agency,
            unit=wanted.unit,
            effective_from=wanted.effective_from,
            until=wanted.until,
            by=by,
            now=now,
            why=why,
        )
    request, is_new = GrantRequest.objects.get_or_create(
        uuid=key,
        defaults={
            "person": wanted.person,
            "role": wanted.role,
            "reach": wanted.reach,
            "agency": wanted.agency,
            "unit": wanted.unit,
            "effective_from": wanted.effective_from,
            "until": wanted.until,
            "why": why,
            "asked_by": by,
            "asked_at": now,
        },
    )
    if is_new:
        _note(request, "grant.asked", by=by, why=why, now=now)
        _tell_deciders(request, now=now)
    return request


def _tell_deciders(request: GrantRequest, *, now: datetime) -> None:
    for person in nearest_deciders(request, now=now):
        notices.tell(
            person,
            key=f"grant-asked:{request.uuid}:{person.pk}",
            kind="grant_asked",
            values={"name": request.person.name, "by": request.asked_by.name},
            path=PLACE,
            now=now,
        )


def nearest_deciders(request: GrantRequest, *, now: datetime) -> list[Person]:
    """Who may approve: those of the agency, else of the one above, else the national admins."""
    on = local_day(now, request.home.time_zone)
    levels = [] if request.role == Role.NATIONAL else ancestors(request.home.path)[::-1]
    return second_persons(levels, besides=[request.asked_by_id, request.person_id], on=on)


def second_persons(levels: Sequence[str], *, besides: Sequence[int], on: date) -> list[Person]:
    """The stewards of the first of these agencies, by their paths, that has any besides those
    concerned; else the national admins."""
    rows = Grant.objects.in_force(on=on).filter(person__is_active=True)
    rows = rows.exclude(person__in=besides)
    national = rows.filter(role=Role.NATIONAL, reach=Reach.NATIONAL)
    stewards = rows.filter(role=Role.STEWARD, reach=Reach.AGENCY)
    for found in [*(stewards.filter(agency__path=path) for path in levels), national]:
        people = {row.person_id: row.person for row in found.select_related("person")}
        if people:
            return list(people.values())
    return []


def awaiting_decision(person: Person, *, grants: Sequence[Grant]) -> "QuerySet[Any]":
    """The open requests that a person with these roles may decide: of others, for others who still
    work where the role was asked for, within reach."""
    if any(row.role == Role.NATIONAL and row.reach == Reach.NATIONAL for row in grants):
        within = Q()
    else:
        within = Q(pk=None)
        for row in grants:
            if row.role == Role.STEWARD and row.reach == Reach.AGENCY:
                path = row.scope.agency_path
                own = Q(agency=None, person__agency__path__startswith=path)
                within |= Q(agency__path__startswith=path) | own
        within &= ~Q(role=Role.NATIONAL) & ~Q(reach=Reach.NATIONAL)
    is_there = Q(agency=None) | Q(person__agency__path__startswith=F("agency__path"))
    rows = GrantRequest.objects.filter(within, is_there, decided_at=None, person__is_active=True)
    rows = rows.exclude(asked_by=person).exclude(person=person)
    related = ("person__agency", "agency", "unit", "asked_by")
    return rows.select_related(*related).order_by("asked_at", "pk")


@transaction.atomic
def approve(request: GrantRequest, *, by: Person, now: datetime) -> bool:
    """Give what was asked for; False when it is decided already or not this person's to decide."""
    if not _decide(request, "approved", by=by, answer="", now=now):
        return False
    give_until(
        request.person,
        Role(request.role),
        reach=Reach(request.reach),
        agency=request.agency,
        unit=request.unit,
        effective_from=request.effective_from,
        until=request.until,
        by=by,
        now=now,
        why=request.why,
    )
    return True


def refuse(request: GrantRequest, *, by: Person, answer: str, now: datetime) -> bool:
    """Give nothing; False when it is decided already or not this person's to decide."""
    return _decide(request, "refused", by=by, answer=answer, now=now)


@transaction.atomic
def _decide(request: GrantRequest, outcome: str, *, by: Person, answer: str, now: datetime) -> bool:
    on = local_day(now, by.agency.time_zone)
    mine = grants_of(by, on=on)
    if not awaiting_decision(by, grants=mine).filter(pk=request.pk).exists():
        return False
    held = GrantRequest.objects.filter(pk=request.pk, decided_at=None)
    if not held.update(decided_at=now, decided_by=by, outcome=outcome, answer=answer):
        return False
    _note(request, DECIDED[outcome], by=by, why=answer, now=now)
    told = [request.asked_by, *([request.person] if outcome == "approved" else [])]
    for person in told:
        notices.tell(
            person,
            key=f"grant-{outcome}:{request.uuid}:{person.pk}",
            kind=f"grant_{outcome}",
            values={"name": request.person.name, "by": by.name, "reason": answer},
            path="/saya/",
            now=now,
        )
    return True


def _note(request: GrantRequest, verb: str, *, by: Person, why: str, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"person/{request.person.uuid}",
        by=by.uuid,
        now=now,
        agency=request.home.code,
        after={"role": request.role, "reach": request.reach, "until": str(request.until)},
        why=why,
    )


@transaction.atomic
def end_grant(row: Grant, *, scope: Scope, by: Person, why: str, now: datetime) -> bool:
    """End a role today; False when it has ended. Raises GrantOutOfReach, LastSteward."""
    held = Grant.objects.select_for_update(of=("self",)).get(pk=row.pk)
    on = local_day(now, by.agency.time_zone)
    if held.until is not None and held.until <= on:
        return False
    if not _is_theirs(scope, _like(held, on=on), now=now):
        raise GrantOutOfReach
    if held.role == Role.STEWARD and held.reach == Reach.AGENCY and not _others(held, on=on):
        raise LastSteward
    end(held, until=on, by=by, now=now, why=why)
    return True


def _like(row: Grant, *, on: date) -> Wanted:
    role, reach = Role(row.role), Reach(row.reach)
    return Wanted(row.person, role, reach, row.agency, row.unit, on, on)


def _others(row: Grant, *, on: date) -> bool:
    same = Grant.objects.in_force(on=on).filter(
        role=Role.STEWARD, reach=Reach.AGENCY, agency=row.agency, person__is_active=True
    )
    return same.exclude(person=row.person_id).exists()

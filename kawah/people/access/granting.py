"""Giving and ending roles; each change is written to the administrative log."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from kawah.lib.inserting import insert_all
from kawah.people.access.models import Grant, GrantRequest
from kawah.people.access.roles import Role
from kawah.people.directory.api import Agency, Person, Reach, Unit
from kawah.people.notices import api as notices
from kawah.records import api as records


@transaction.atomic
def grant(
    person: Person,
    role: Role,
    *,
    reach: Reach,
    effective_from: date,
    now: datetime,
    agency: Agency | None = None,
    unit: Unit | None = None,
    by: Person | None = None,
) -> Grant:
    """Give a role from a day on; giving what is already held changes nothing.

    One held with another reach ends on that day, and one that was to begin later begins then.
    """
    records.hold(person.uuid)
    held = Grant.objects.filter(
        person=person, role=role, agency=agency, unit=unit, until=None
    ).first()
    if held and held.reach == reach and held.effective_from <= effective_from:
        return held
    row = Grant(person=person, role=role, agency=agency, unit=unit)
    if held and held.effective_from >= effective_from:
        row = held  # it has not held yet
    elif held:
        end(held, until=effective_from, by=by, now=now)
    row.reach, row.effective_from = reach, effective_from
    row.save()
    _note(row, verb="grant.given", by=by, now=now)
    return row


@transaction.atomic
def grant_all(
    people: Sequence[Person],
    role: Role,
    *,
    effective_from: date,
    now: datetime,
    by: Person | None = None,
) -> list[Grant]:
    """Give many people, each once, a role that reaches themselves, as `grant` gives it to one; the
    grants that are new."""
    open_rows = Grant.objects.filter(
        person__in=[person.pk for person in people], role=role, agency=None, until=None
    )
    known = set(open_rows.values_list("person", flat=True))
    fresh = [
        Grant(person=person, role=role, reach=Reach.OWN, effective_from=effective_from)
        for person in people
        if person.pk not in known
    ]
    for person in people:
        if person.pk in known:
            grant(person, role, reach=Reach.OWN, effective_from=effective_from, by=by, now=now)
    insert_all(fresh, known_by="person_id")
    records.note_all([_change(row, verb="grant.given", by=by, now=now) for row in fresh])
    return fresh


@transaction.atomic
def give_until(
    person: Person,
    role: Role,
    *,
    reach: Reach,
    agency: Agency | None,
    unit: Unit | None,
    effective_from: date,
    until: date,
    by: Person,
    now: datetime,
    why: str = "",
) -> Grant:
    """Give a role for a time; one held already with the same reach gets the new end."""
    records.hold(person.uuid)
    rows = Grant.objects.filter(person=person, role=role, reach=reach, agency=agency, unit=unit)
    held = rows.filter(Q(until=None) | Q(until__gte=effective_from)).order_by("-pk").first()
    row = held or Grant(person=person, role=role, reach=reach, agency=agency, unit=unit)
    row.effective_from = min(effective_from, held.effective_from) if held else effective_from
    row.until = until
    row.save()
    _note(row, verb="grant.renewed" if held else "grant.given", by=by, now=now, why=why)
    return row


@transaction.atomic
def end(row: Grant, *, until: date, now: datetime, by: Person | None = None, why: str = "") -> None:
    """End a role from a day on."""
    row.until = until
    row.save(update_fields=["until"])
    _note(row, verb="grant.ended", by=by, now=now, why=why)


@transaction.atomic
def end_roles(
    person: Person, *, until: date, now: datetime, by: Person | None = None, why: str = ""
) -> dict[int, date | None]:
    """End from a day on every role but that of a learner, which belongs to the person: who leaves
    an agency takes none along, neither one that begins later nor one that is asked for. The key of
    each, and the end that it had before."""
    rows = Grant.objects.not_over(on=until).filter(person=person).exclude(role=Role.LEARNER)
    held = list(rows.select_related("person__agency", "agency"))
    before = {row.pk: row.until for row in held}
    for row in held:
        end(row, until=until, by=by, now=now, why=why)
    _withdraw_requests(person, by=by, now=now)
    return before


def _withdraw_requests(person: Person, *, by: Person | None, now: datetime) -> None:
    """Nobody decides any more about roles that were asked for somebody who leaves or moves."""
    rows = GrantRequest.objects.filter(person=person, decided_at=None)
    for row in rows.select_related("person__agency", "agency", "asked_by__agency"):
        row.decided_at, row.outcome = now, "withdrawn"
        row.save(update_fields=["decided_at", "outcome"])
        records.note(
            verb="grant.request_withdrawn",
            subject=f"person/{person.uuid}",
            by=by.uuid if by else None,
            now=now,
            agency=row.home.code,
            after={"role": row.role, "reach": row.reach, "until": str(row.until)},
        )
        notices.tell(
            row.asked_by,
            key=f"grant-withdrawn:{row.uuid}",
            kind="grant_withdrawn",
            values={"name": person.name},
            path="/saya/",
            now=now,
        )


@transaction.atomic
def take_back(rows: Sequence[Grant], *, now: datetime, by: Person | None = None) -> None:
    """Remove roles that were given by mistake and never used."""
    records.note_all([_change(row, verb="grant.ended", by=by, now=now) for row in rows])
    Grant.objects.filter(pk__in=[row.pk for row in rows]).delete()


@transaction.atomic
def reopen(before: Mapping[int, date | None], *, now: datetime, by: Person | None = None) -> None:
    """Let roles go on that were ended by mistake, up to the end that each had before; what was
    given again meanwhile holds as it was given."""
    ended = Grant.objects.filter(pk__in=before).select_related("person__agency", "agency")
    rows = [row for row in ended if not _is_given_again(row)]
    for row in rows:
        row.until = before[row.pk]
    Grant.objects.bulk_update(rows, ["until"])
    records.note_all([_change(row, verb="grant.given", by=by, now=now) for row in rows])


def _is_given_again(row: Grant) -> bool:
    same = Grant.objects.filter(person=row.person_id, role=row.role)
    if row.until is not None:
        same = same.not_over(on=row.until)
    return same.filter(agency=row.agency_id, unit=row.unit_id).exclude(pk=row.pk).exists()


def _note(row: Grant, *, verb: str, by: Person | None, now: datetime, why: str = "") -> None:
    records.note_all([_change(row, verb=verb, by=by, now=now, why=why)])


def _change(
    row: Grant, *, verb: str, by: Person | None, now: datetime, why: str = ""
) -> records.Noted:
    return records.Noted(
        verb=verb,
        subject=f"person/{row.person.uuid}",
        by=by.uuid if by else None,
        at=now,
        agency=(row.agency or row.person.agency).code,
        after={"role": row.role, "reach": row.reach, "until": str(row.until or "")},
        why=why,
    )

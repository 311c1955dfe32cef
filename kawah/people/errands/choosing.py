"""Choosing people for an act, looking at what it would do, and letting it be done or undone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from kawah.lib.inserting import insert_all
from kawah.people.directory.api import Agency, Person, Scope
from kawah.people.errands.models import MOST, Act, Errand, Member, Outcome, Stage
from kawah.people.errands.task import Task, reached, task_of
from kawah.people.errands.ways import WAYS
from kawah.records import api as records


class TooMany(Exception):
    """More people than one errand takes."""


@transaction.atomic
def choose(
    key: UUID,
    act: Act,
    people: Sequence[int],
    *,
    agency: Agency,
    scope: Scope,
    by: Person,
    now: datetime,
) -> Errand:
    """Keep who was chosen, by their keys in an order; sent twice it is one. Nothing happens yet.

    Raises TooMany; Errand.DoesNotExist where the key is somebody else's.
    """
    if len(people) > MOST:
        raise TooMany
    values = {
        "agency": agency,
        "by": by,
        "at": now,
        "act": act,
        "agency_path": scope.agency_path,
        "unit_path": scope.unit_path,
        "total": len(people),
    }
    row, is_new = Errand.objects.get_or_create(uuid=key, defaults=values)
    if row.by_id != by.pk:
        raise Errand.DoesNotExist
    if is_new:
        members = [Member(errand=row, number=n, person_id=pk) for n, pk in enumerate(people)]
        insert_all(members)
    return row


class Outlook(Struct, frozen=True):
    """What an act would do: to whom, and who is left out, by why."""

    going: list[Person]
    left_out: dict[str, list[Person]]


def look(errand: Errand, terms: Mapping[str, Any], *, now: datetime) -> Outlook:
    """Judge everyone chosen as they are now; nothing changes."""
    errand.terms = dict(terms)
    members = errand.members.select_related("person").order_by("number")
    everyone = [one.person for one in members]
    faults = faults_of(errand.act, everyone, task_of(errand, by=errand.by, now=now))
    left_out: dict[str, list[Person]] = {}
    for person in everyone:
        if fault := faults.get(person.pk):
            left_out.setdefault(fault, []).append(person)
    return Outlook([person for person in everyone if person.pk not in faults], left_out)


def faults_of(act: str, people: Sequence[Person], task: Task) -> dict[int, str]:
    """Why an act is not for some of these people; who is out of sight by now is `gone`."""
    keys = [person.pk for person in people]
    here = set(reached(task.scope, on=task.on).filter(pk__in=keys).values_list("pk", flat=True))
    known = [person for person in people if person.pk in here]
    gone = {key: "gone" for key in keys if key not in here}
    return WAYS[Act(act)].judge(known, task) | gone


@transaction.atomic
def confirm(
    errand: Errand, terms: Mapping[str, Any], *, by: Person, why: str = "", now: datetime
) -> bool:
    """Let the worker do it; False when it was confirmed before, or is not this person's."""
    held = Errand.objects.select_for_update(of=("self",)).select_related("agency").get(pk=errand.pk)
    if held.stage != Stage.CHOSEN or held.by_id != by.pk:
        return False
    held.terms, held.why, held.confirmed_at = dict(terms), why, now
    held.stage, held.place = Stage.DOING, 0
    held.save()
    _note(held, "errand.confirmed", by=by, now=now)
    transaction.on_commit(records.ring)
    return True


@transaction.atomic
def undo(errand: Errand, *, by: Person, now: datetime) -> bool:
    """Let the worker put back what nobody used or changed since; False when that cannot be."""
    held = Errand.objects.select_for_update(of=("self",)).select_related("agency").get(pk=errand.pk)
    if not can_be_undone(held):
        return False
    held.stage, held.place, held.undone_by = Stage.UNDOING, 0, by
    held.save()
    _note(held, "errand.undone", by=by, now=now)
    transaction.on_commit(records.ring)
    return True


def can_be_undone(errand: Errand) -> bool:
    if errand.stage != Stage.DONE or WAYS[Act(errand.act)].undo is None:
        return False
    return errand.members.filter(outcome=Outcome.DONE).exists()


def _note(errand: Errand, verb: str, *, by: Person, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"errand/{errand.uuid}",
        by=by.uuid,
        now=now,
        agency=errand.agency.code,
        after={"act": errand.act, "people": errand.total},
        why=errand.why,
    )

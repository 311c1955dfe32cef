"""Making two records one: all of it in one transaction, or nothing."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from config import mergers
from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role, end_roles, end_sign_ins, grant
from kawah.people.accounts.api import end_moves, end_tickets, finish_departure, has_left
from kawah.people.directory.api import Person, Reach, hold_ties
from kawah.people.doubles.handing_over import hand_over, share_data
from kawah.people.doubles.models import Merger
from kawah.people.notices import api as notices
from kawah.records import api as records


class RecordClosed(Exception):
    """The one that stays is not at work any more, or the other is no record of its own by now."""


def hold_both(one: Person, other: Person) -> None:
    records.hold_all([one.uuid, other.uuid])


def merge(merger: Merger, *, now: datetime) -> None:
    """In the transaction in which it was decided: close the one, bring what it has to the other.

    Raises RecordClosed.
    """
    hold_ties()
    hold_both(merger.gone, merger.stays)
    rows = Person.objects.select_related("agency").select_for_update(of=("self",), no_key=True)
    held = {person.pk: person for person in rows.filter(pk__in=[merger.gone_id, merger.stays_id])}
    gone, stays = held[merger.gone_id], held[merger.stays_id]
    if not stays.is_active or not (gone.is_active or has_left(gone)):
        raise RecordClosed
    merger.gone, merger.stays = gone, stays
    _tell(merger, now=now)
    _close(merger, on=local_day(now, stays.agency.time_zone), now=now)
    for path in mergers.MERGED:
        import_string(path)(merger, now=now)
    _move(merger)


def _tell(merger: Merger, *, now: datetime) -> None:
    """Both addresses, before the one account is closed."""
    for person in (merger.gone, merger.stays):
        notices.tell(
            person,
            key=f"merged:{merger.uuid}:{person.pk}",
            kind="records_merged",
            values={"name": merger.stays.name, "agency": merger.stays.agency.short_name},
            path="/masuk/",
            now=now,
        )


def _close(merger: Merger, *, on: date, now: datetime) -> None:
    gone, stays, by = merger.gone, merger.stays, merger.decided_by
    share_data(gone, stays)
    learns = Grant.objects.in_force(on=on).filter(person=gone, role=Role.LEARNER).exists()
    end_roles(gone, until=on, by=by, why=merger.why, now=now)
    if learns:
        grant(stays, Role.LEARNER, reach=Reach.OWN, effective_from=on, by=by, now=now)
    hand_over(merger, on=on, now=now)
    end_sign_ins(gone)
    end_tickets(gone, now=now)
    finish_departure(gone, now=now)
    end_moves(gone, by=by, now=now)


def _move(merger: Merger) -> None:
    for name in mergers.MOVED:
        label, field = name.rsplit(".", 1)
        model: Any = apps.get_model(label)
        rows = model._base_manager.filter(**{field: merger.gone})
        rows.update(**{field: merger.stays})

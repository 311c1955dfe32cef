"""Weighing a finding of the resep check otherwise from a day on: a change ends a row and opens
another; what has not begun before today may still be amended, what is planned withdrawn."""

from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction

from kawah.learning.curriculum.policies import Policy, Severity, Terms
from kawah.lib import succession
from kawah.lib.succession import PlannedByTables, ReasonMissing, RowBegun, RowEnded
from kawah.people.directory.api import Person
from kawah.records import api as records

LONGEST_WAIVER = 730


class LimitMissing(Exception):
    """This finding measures by a figure above zero."""


class WaiverUnfit(Exception):
    """Days of a waiver out of range, or of a finding that holds nothing back."""


class NothingChanged(Exception):
    """What is asked for is what holds already."""


def demand(held: Policy, after: Terms, *, valid_from: date, on: date, why: str) -> None:
    """See whether a finding may weigh this from a day on, and change nothing.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, ChangeTooLate, LimitMissing, WaiverUnfit,
    NothingChanged.
    """
    if held.limit is not None and (after.limit is None or after.limit <= 0):
        raise LimitMissing
    if after.waiver_days is not None:
        is_long = not 0 < after.waiver_days <= LONGEST_WAIVER
        if is_long or after.severity != Severity.ERROR:
            raise WaiverUnfit
    succession.demand(held, valid_from=valid_from, on=on, why=why)
    if after == held.terms:
        raise NothingChanged


@transaction.atomic
def change(
    policy: Policy,
    after: Terms,
    *,
    valid_from: date,
    on: date,
    by: Person,
    now: datetime,
    why: str,
) -> Policy:
    """Let a finding weigh this from a day on. What is published stays published.

    Raises what `demand` raises.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    demand(held, after, valid_from=valid_from, on=on, why=why)
    said, fields = _said(held), msgspec.structs.asdict(after)
    if valid_from == held.valid_from:
        changed = held
        for name, value in fields.items():
            setattr(held, name, value)
        held.save(update_fields=list(fields))
    else:
        changed = Policy(code=held.code, unit=held.unit, **fields)
        succession.succeed(held, changed, valid_from=valid_from)
    verb = "resep.amended" if changed.pk == held.pk else "resep.changed"
    _note(verb, held, before=said, after=_said(changed), by=by, now=now, why=why)
    return changed


@transaction.atomic
def withdraw_plan(policy: Policy, *, on: date, by: Person, now: datetime, why: str) -> None:
    """Take back a row that is only planned. Raises ReasonMissing, RowEnded, RowBegun,
    PlannedByTables."""
    held = Policy.objects.select_for_update().filter(pk=policy.pk, valid_to=None).first()
    if not why.strip():
        raise ReasonMissing
    if held is None:
        raise RowEnded
    if not held.is_planned(on=on):
        raise RowBegun
    earlier = succession.before(held)
    noted = records.Change.objects.filter(verb="resep.changed", subject=subject_of(held))
    is_ours = noted.filter(after__valid_from=held.valid_from.isoformat()).exists()
    if earlier is None or not is_ours:
        raise PlannedByTables
    said = _said(held)
    succession.take_back(held, earlier)
    _note("resep.plan_withdrawn", held, before=said, after=None, by=by, now=now, why=why)


def subject_of(policy: Policy) -> str:
    """Under which name its changes are noted."""
    return f"resep/{policy.code}"


def _said(policy: Policy) -> dict[str, Any]:
    """What a row says from which day on, as it is noted."""
    fields = msgspec.structs.asdict(policy.terms)
    limit = str(policy.limit) if policy.limit is not None else None
    return {
        **fields,
        "limit": limit,
        "unit": policy.unit,
        "valid_from": policy.valid_from.isoformat(),
    }


def _note(
    verb: str,
    policy: Policy,
    *,
    before: dict[str, Any],
    after: dict[str, Any] | None,
    by: Person,
    now: datetime,
    why: str,
) -> None:
    records.note(
        verb=verb,
        subject=subject_of(policy),
        by=by.uuid,
        now=now,
        before=before,
        after=after,
        why=why.strip(),
    )

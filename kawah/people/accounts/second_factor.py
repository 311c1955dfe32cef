"""Setting up the second step, asking for it, and taking it off."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import Exists, OuterRef

from kawah.lib import codes, sealing
from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role, alike, grants_of
from kawah.people.accounts import phone_codes
from kawah.people.accounts.factors import FactorPolicy, RecoveryCode, SecondFactor
from kawah.people.accounts.ordering import AccountOutOfReach, within_power
from kawah.people.directory.api import Person, Scope
from kawah.people.notices import api as notices
from kawah.records import api as records

PURPOSE = "second-factor"
RECOVERY = "recovery-code"
MANY, LENGTH, GROUP = 10, 10, 5
POWERFUL = frozenset({Role.STEWARD, Role.NATIONAL, Role.TREASURER})


class CodeRefused(Exception):
    """The code does not let anyone in: unknown, used already, of a clock that is wrong; or the
    secret is lost, because the key that sealed it was changed."""

    def __init__(
        self, fault: Literal["unknown", "used", "drift", "lost"], drift: timedelta | None = None
    ) -> None:
        super().__init__(fault)
        self.fault = fault
        self.drift = drift


class FactorHeld(Exception):
    """The person has a second step already."""


class FactorMandatory(Exception):
    """A role of the person asks for the second step."""


def factor_of(person: Person) -> SecondFactor | None:
    """The second step in force."""
    return SecondFactor.objects.filter(person=person).exclude(confirmed_at=None).first()


def has_factor() -> Exists:
    """Whether the person of an outer query has set up the second step."""
    rows = SecondFactor.objects.filter(person=OuterRef("pk"))
    return Exists(rows.exclude(confirmed_at=None))


@transaction.atomic
def begin(person: Person, *, now: datetime) -> str:
    """The secret to set up; looked at again it is the same until it is confirmed.

    Raises FactorHeld.
    """
    records.hold(person.uuid)
    held = SecondFactor.objects.filter(person=person).first()
    if held is not None and held.confirmed_at is not None:
        raise FactorHeld
    if held is not None and (known := _known(held)):
        return known
    SecondFactor.objects.filter(person=person).delete()
    secret = phone_codes.new_secret()
    sealed = sealing.seal_text(secret, purpose=PURPOSE)
    SecondFactor.objects.create(person=person, secret=sealed, begun_at=now)
    return secret


@transaction.atomic
def confirm(person: Person, code: str, *, now: datetime) -> list[str]:
    """Put the second step in force by a first code of the phone; the codes for when it is lost.

    Raises CodeRefused, FactorHeld.
    """
    factor = SecondFactor.objects.select_for_update().filter(person=person).first()
    if factor is None or factor.confirmed_at is not None:
        raise FactorHeld
    _take_phone_code(factor, _digits(code), now=now)
    SecondFactor.objects.filter(pk=factor.pk).update(confirmed_at=now)
    _note(person, "account.factor_set_up", by=person, now=now)
    return _fresh_codes(factor)


def accept(person: Person, typed: str, *, now: datetime) -> None:
    """Let in by a code of the phone or one for when it is lost, each once. Raises CodeRefused."""
    factor = factor_of(person)
    if factor is None:
        return
    if len(digits := _digits(typed)) == phone_codes.DIGITS and digits.isdecimal():
        _take_phone_code(factor, digits, now=now)
    else:
        _take_recovery_code(factor, typed, now=now)


def _digits(typed: str) -> str:
    return re.sub(r"[\s\-]", "", typed)


def _take_phone_code(factor: SecondFactor, code: str, *, now: datetime) -> None:
    secret = _known(factor)
    if secret is None:
        raise CodeRefused("lost")
    reading = phone_codes.read(secret, code, at=now)
    if reading.drift is not None:
        raise CodeRefused("drift", reading.drift)
    if reading.step is None:
        raise CodeRefused("unknown")
    fresh = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=reading.step)
    if not fresh.update(last_step=reading.step):
        raise CodeRefused("used")


def _take_recovery_code(factor: SecondFactor, typed: str, *, now: datetime) -> None:
    try:
        code = codes.parse(typed, length=LENGTH)
    except codes.CodeUnreadable as error:
        raise CodeRefused("unknown") from error
    rows = RecoveryCode.objects.filter(factor=factor, digest=_digest(code))
    if not rows.filter(used_at=None).update(used_at=now):
        raise CodeRefused("used" if rows.exists() else "unknown")


def _known(factor: SecondFactor) -> str | None:
    try:
        return sealing.unseal_text(factor.secret, purpose=PURPOSE)
    except sealing.SealBroken:
        return None


def _digest(code: str) -> str:
    return sealing.digest(code, purpose=RECOVERY)


@transaction.atomic
def renew_codes(person: Person, *, now: datetime) -> list[str]:
    """New codes for when the phone is lost; those before end. Empty without a second step."""
    factor = SecondFactor.objects.select_for_update().filter(person=person).first()
    if factor is None or factor.confirmed_at is None:
        return []
    _note(person, "account.codes_renewed", by=person, now=now)
    return _fresh_codes(factor)


def _fresh_codes(factor: SecondFactor) -> list[str]:
    factor.codes.all().delete()
    fresh = [codes.new(LENGTH) for _place in range(MANY)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(factor=factor, digest=_digest(code)) for code in fresh
    )
    return [codes.show(code, group=GROUP) for code in fresh]


@transaction.atomic
def put_away(person: Person, *, now: datetime) -> None:
    """The owner does without. Raises FactorMandatory."""
    if is_mandatory(person, now=now):
        raise FactorMandatory
    if SecondFactor.objects.filter(person=person).delete()[0]:
        _note(person, "account.factor_put_away", by=person, now=now)


@transaction.atomic
def take_off(person: Person, *, scope: Scope, by: Person, why: str, now: datetime) -> bool:
    """Take it off for somebody whose phone is gone, and tell them; False when there is none.

    Raises AccountOutOfReach; also for a role as far as theirs, whose holder could be the second
    person of what they ask for.
    """
    on = local_day(now, person.agency.time_zone)
    is_ours = within_power(scope, on=on).filter(pk=person.pk).exists()
    if not is_ours or by == person or alike(scope, on=on).filter(person=person).exists():
        raise AccountOutOfReach
    return _remove(person, by=by, why=why, now=now)


@transaction.atomic
def take_off_by_operator(person: Person, *, why: str, now: datetime) -> bool:
    """The same by whoever runs the site, for those above whom nobody stands."""
    return _remove(person, by=None, why=why, now=now)


def _remove(person: Person, *, by: Person | None, why: str, now: datetime) -> bool:
    factor = factor_of(person)
    if factor is None:
        return False
    factor.delete()
    change = _note(person, "account.factor_taken_off", by=by, now=now, why=why)
    notices.tell(
        person,
        key=f"factor:{change.uuid}",
        kind="factor_taken_off",
        values={"by": by.name if by else "Operator Kawah", "reason": why},
        path="/saya/langkah-kedua/",
        now=now,
    )
    return True


def _note(
    person: Person, verb: str, *, by: Person | None, now: datetime, why: str = ""
) -> records.Change:
    return records.note(
        verb=verb,
        subject=f"person/{person.uuid}",
        by=by.uuid if by else None,
        now=now,
        agency=person.agency.code,
        why=why,
    )


def is_mandatory(person: Person, *, now: datetime) -> bool:
    """Whether a role of the person asks for the second step."""
    roles = _roles_of(person, now=now)
    return FactorPolicy.objects.filter(role__in=roles).exists()


def is_due(person: Person, *, now: datetime) -> bool:
    """Whether the person must set it up before anything else."""
    return factor_of(person) is None and is_mandatory(person, now=now)


def is_advised(person: Person, *, grants: Sequence[Grant]) -> bool:
    """Whether somebody with these roles has power over others and does without the second step."""
    return any(row.role in POWERFUL for row in grants) and factor_of(person) is None


def _roles_of(person: Person, *, now: datetime) -> set[str]:
    on = local_day(now, person.agency.time_zone)
    return {row.role for row in grants_of(person, on=on)}


@transaction.atomic
def demand(role: Role, *, by: Person, now: datetime) -> None:
    """Ask everyone who holds a role for the second step, from their next sign-in on."""
    _row, is_new = FactorPolicy.objects.get_or_create(role=role, defaults={"since": now, "by": by})
    if is_new:
        _note_policy("account.factor_demanded", role, by=by, now=now)


@transaction.atomic
def leave_open(role: Role, *, by: Person, now: datetime) -> None:
    """Advise it only."""
    if FactorPolicy.objects.filter(role=role).delete()[0]:
        _note_policy("account.factor_left_open", role, by=by, now=now)


def _note_policy(verb: str, role: Role, *, by: Person, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"role/{role}",
        by=by.uuid,
        now=now,
        agency=by.agency.code,
        after={"role": str(role)},
    )

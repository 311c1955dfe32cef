"""Handing in a claim, mending one that came back, and taking one back."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.earned.claims import calling, desks, worth
from kawah.earned.claims.models import Claim, Step
from kawah.earned.claims.words import VOID, State
from kawah.earned.hours import api as hours
from kawah.learning.media.api import File
from kawah.lib import periods
from kawah.people.directory.api import Person
from kawah.records import api as records

MOST_YEARS_BACK = 2  # what is older comes with a recap of the whole agency
LONGEST = 366  # days
MOST_DAYS = 92  # that the rules count by themselves: each is a posting of its own
MOST_MINUTES = 2000 * 45  # a programme of a year has a few hundred JP


class FormUnknown(Exception):
    """No rule in force on the last day names this form of development."""


class DaysUnusable(Exception):
    """The days are turned round, still to come, too long ago, too far apart or too many to be
    counted one by one; `fault` says which."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class MinutesMissing(Exception):
    """The form has no figure of its own, so the evidence has to say how long it took."""


class AlreadyClaimed(Exception):
    """The person has claimed the same training before; `claim` is that one."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(claim.title)
        self.claim = claim


class NotOpen(Exception):
    """The claim is in no state in which this can be done."""


class Told(Struct, frozen=True):
    """What a person says of a training; `minutes` may be left out where the form says it."""

    form: str
    title: str
    organizer: str
    first_day: date
    last_day: date
    minutes: int | None
    note: str
    evidence: File
    evidence_name: str


@transaction.atomic
def send(person: Person, told: Told, *, uuid: UUID, on: date, now: datetime) -> Claim:
    """Hand in a claim; with a uuid that is known, the one that was handed in with it.

    Raises FormUnknown, DaysUnusable, MinutesMissing, AlreadyClaimed.
    """
    records.hold(person.uuid)  # the same handed in twice at once is seen as the same
    known = Claim.objects.filter(uuid=uuid, person=person).first()
    if known is not None:
        return known
    minutes = demand(person, told, on=on)
    claim = Claim(uuid=uuid, person=person)
    _fill(claim, told, minutes, on=on, now=now)
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
    except IntegrityError:
        known = Claim.objects.filter(uuid=uuid, person=person).first()
        if known is None:
            raise
        return known  # the first click was faster
    Step.objects.create(claim=claim, state=State.SENT, by=person, at=now)
    calling.call_checkers(claim, now=now)
    return claim


@transaction.atomic
def send_again(claim: Claim, told: Told, *, on: date, now: datetime) -> Claim:
    """Hand in a claim that came back. Raises NotOpen and what `send` raises."""
    records.hold(claim.person.uuid)
    held = Claim.objects.select_for_update(of=("self",)).select_related("person").get(pk=claim.pk)
    if held.state != State.RETURNED:
        raise NotOpen
    minutes = demand(held.person, told, on=on, besides=held)
    _fill(held, told, minutes, on=on, now=now)
    held.save()
    Step.objects.create(claim=held, state=State.SENT, by=held.person, at=now)
    calling.call_checkers(held, now=now)
    return held


@transaction.atomic
def withdraw(claim: Claim, *, now: datetime) -> None:
    """Take back a claim that nobody has accepted or refused; twice is once. Raises NotOpen."""
    held = Claim.objects.select_for_update(of=("self",)).select_related("person").get(pk=claim.pk)
    if held.state == State.WITHDRAWN:
        return
    if held.is_over:
        raise NotOpen
    held.state = State.WITHDRAWN
    held.save(update_fields=["state"])
    Step.objects.create(claim=held, state=State.WITHDRAWN, by=held.person, at=now)


def demand(person: Person, told: Told, *, on: date, besides: Claim | None = None) -> int:
    """See whether a claim can be handed in; the minutes it asks for. Raises what `send` raises."""
    _demand_days(told.first_day, told.last_day, on=on)
    if not hours.rules_in_force(on=told.last_day).filter(code=told.form).exists():
        raise FormUnknown
    _demand_new(person, told, besides)
    conversion = hours.conversion_of(told.form, on=told.last_day)
    given = worth.stated(conversion, first=told.first_day, last=told.last_day)
    minutes = told.minutes if given is None else given
    if minutes is None or not 0 < minutes <= MOST_MINUTES:
        raise MinutesMissing
    days = worth.days_of(conversion, first=told.first_day, last=told.last_day, minutes=minutes)
    if len(days) > MOST_DAYS:
        raise DaysUnusable("too_many")
    return minutes


def _demand_days(first: date, last: date, *, on: date) -> None:
    if last < first:
        raise DaysUnusable("turned")
    if last > on:
        raise DaysUnusable("to_come")
    if first < periods.years_from(on, -MOST_YEARS_BACK):
        raise DaysUnusable("too_old")
    if (last - first).days >= LONGEST:
        raise DaysUnusable("too_long")


def _demand_new(person: Person, told: Told, besides: Claim | None) -> None:
    same = Claim.objects.filter(person=person).exclude(state__in=VOID)
    same = same.alike(
        form=told.form, first_day=told.first_day, last_day=told.last_day, title=told.title
    )
    twin = same.exclude(pk=besides.pk).first() if besides else same.first()
    if twin is not None:
        raise AlreadyClaimed(twin)


def _fill(claim: Claim, told: Told, minutes: int, *, on: date, now: datetime) -> None:
    """Who has no supervisor has nobody to confirm: the organizer sees the claim at once."""
    for name in Told.__struct_fields__:
        setattr(claim, name, getattr(told, name))
    has_supervisor = bool(desks.supervised_among([claim.person_id], on=on))
    claim.minutes, claim.sent_at = minutes, now
    claim.state = State.SENT if has_supervisor else State.CONFIRMED

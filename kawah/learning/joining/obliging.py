"""Making a rule, ending it, and sparing somebody from it for a time."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.learning.enrollment.api import Enrollment, Via, date_anew, version_for
from kawah.learning.joining.audience import audience
from kawah.learning.joining.duties import Bound, Duty, Exemption
from kawah.learning.joining.keeping import ready_to_begin
from kawah.learning.joining.telling import tell_exempted
from kawah.lib.periods import local_day
from kawah.people.directory.api import Person
from kawah.records import api as records


class DutyEnded(Exception):
    """The rule was ended already."""


class Released(Exception):
    """The duty binds this person no more."""


class Foreseen(Struct, frozen=True):
    """How many people a rule would bind today; of them, how many are under way or done, and how
    many lack a prerequisite."""

    everyone: int
    taking: int
    lacking: int

    @property
    def coming(self) -> int:
        return self.everyone - self.taking - self.lacking


def foresee(duty: Duty, *, now: datetime) -> Foreseen:
    """What a rule that is not kept yet would do now. Raises CourseNotOpen."""
    people = audience(duty, on=local_day(now, duty.agency.time_zone))
    there = Enrollment.objects.barring(version_for(duty.agency, duty.course))
    fresh = people.exclude(pk__in=there.values("person"))
    everyone, coming = people.count(), fresh.count()
    return Foreseen(
        everyone, everyone - coming, coming - ready_to_begin(duty, fresh, key="pk").count()
    )


@transaction.atomic
def oblige(duty: Duty, *, now: datetime) -> bool:
    """Keep a new rule and let it work; False when its uuid is known."""
    duty.at, duty.look_at = now, now
    try:
        with transaction.atomic():
            duty.save(force_insert=True)
    except IntegrityError:
        if Duty.objects.filter(uuid=duty.uuid).exists():
            return False
        raise
    _note(duty, "duty.made", by=duty.by, now=now)
    transaction.on_commit(records.ring)
    return True


@transaction.atomic
def end_duty(duty: Duty, *, by: Person, why: str, now: datetime) -> None:
    """Bind nobody any more: who has begun goes on without a date, the others are taken out.

    Raises DutyEnded.
    """
    rows = Duty.objects.select_for_update(of=("self",)).select_related("agency", "course", "unit")
    held = rows.get(pk=duty.pk)
    if held.ended_at is not None:
        raise DutyEnded
    held.ended_at, held.ended_by, held.ended_why, held.look_at = now, by, why, now
    held.save(update_fields=["ended_at", "ended_by", "ended_why", "look_at"])
    _note(held, "duty.ended", by=by, now=now, why=why)
    transaction.on_commit(records.ring)


@transaction.atomic
def exempt(bound: Bound, *, until: date, reason: str, by: Person, now: datetime) -> Exemption:
    """Spare somebody up to a day, this day included; the latest exemption counts.

    Raises Released.
    """
    rows = Bound.objects.select_for_update(of=("self",))
    related = ("person", "enrollment", "duty__course", "duty__agency")
    held = rows.select_related(*related).filter(pk=bound.pk, released_on=None).first()
    if held is None:
        raise Released
    said_before = held.exemptions.order_by("-pk").first()
    if said_before and (said_before.until, said_before.reason) == (until, reason):
        return said_before  # the second click of an impatient hand
    before = held.exempt_until
    held.exempt_until = until
    held.save(update_fields=["exempt_until"])
    if held.enrollment is not None:
        _spare(held.enrollment, held.duty, until=until)
    row = Exemption.objects.create(bound=held, until=until, reason=reason, by=by, at=now)
    tell_exempted(row, now=now)
    records.note(
        verb="duty.exempted",
        subject=f"person/{held.person.uuid}",
        by=by.uuid,
        now=now,
        agency=held.duty.agency.code,
        before={"until": before.isoformat()} if before else None,
        after={"until": until.isoformat(), "course": held.duty.course.title},
        why=reason,
    )
    return row


def _spare(enrollment: Enrollment, duty: Duty, *, until: date) -> None:
    """Up to the end of the exemption, or of the days of grace where that is later."""
    due_on, spared = enrollment.due_on, until
    if due_on is not None and enrollment.via == Via.DUTY:
        spared = max(until, due_on + timedelta(days=duty.grace_days))
    date_anew(enrollment, due_on=due_on, spared_until=spared)


def _note(duty: Duty, verb: str, *, by: Person, now: datetime, why: str = "") -> None:
    said = {
        "course": duty.course.title,
        "position_kind": duty.position_kind,
        "grade": duty.grade,
        "kind": duty.kind,
        "unit": duty.unit.name if duty.unit else "",
        "due_days": duty.due_days,
        "due_on": duty.due_on.isoformat() if duty.due_on else None,
        "grace_days": duty.grace_days,
        "valid_months": duty.valid_months,
    }
    records.note(
        verb=verb,
        subject=f"duty/{duty.uuid}",
        by=by.uuid,
        now=now,
        agency=duty.agency.code,
        after={name: value for name, value in said.items() if value not in ("", None, 0)},
        why=why,
    )

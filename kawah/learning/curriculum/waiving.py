"""Waivers of findings: asked for with a reason and a last day, decided by somebody else. Which
findings may be waived, and for how long, is policy (policies)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from msgspec import Struct

from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.policies import weights_on
from kawah.learning.curriculum.reviews import Decision, Waiver
from kawah.lib.periods import local_day
from kawah.people.directory.api import Person, Scope
from kawah.people.notices.api import tell
from kawah.records import api as records

Findings = frozenset[tuple[str, str]]  # code and where


class NotWaivable(Exception):
    """Policy lets nobody waive this finding."""


class WaiverUnexplained(Exception):
    """A waiver needs a reason."""


class WaiverTooLong(Exception):
    """The last day is past or further off than policy allows; `latest` is the last possible."""

    def __init__(self, latest: date) -> None:
        super().__init__(latest.isoformat())
        self.latest = latest


class WaiverDecided(Exception):
    """It was decided already."""


class OwnWaiver(Exception):
    """Whoever asks does not grant."""


class Rate(Struct, frozen=True):
    """How many of the published courses live on a waiver."""

    courses: int
    waived: int


def longest_of(code: str, *, on: date) -> int:
    """For how many days a finding may be waived; 0 where it may not."""
    return next((one.waiver_days for one in weights_on(on) if one.code == code), 0)


def waivable(*, on: date) -> frozenset[str]:
    """The findings that may be waived on a day, by their codes."""
    return frozenset(one.code for one in weights_on(on) if one.waiver_days)


def ask(
    course: Course,
    *,
    code: str,
    where: str,
    place: str,
    reason: str,
    until: date,
    by: Person,
    now: datetime,
) -> Waiver:
    """Ask for a waiver; asking again while it waits changes nothing.

    Raises NotWaivable, WaiverUnexplained, WaiverTooLong.
    """
    today = local_day(now, course.agency.time_zone)
    days = longest_of(code, on=today)
    if not days:
        raise NotWaivable
    if not reason.strip():
        raise WaiverUnexplained
    if not today <= until <= today + timedelta(days=days):
        raise WaiverTooLong(today + timedelta(days=days))
    told = {"place": place[:300], "reason": reason.strip(), "until": until}
    with transaction.atomic():
        made, is_new = Waiver.objects.get_or_create(
            course=course,
            code=code,
            where=where,
            decision=Decision.OPEN,
            defaults={**told, "asked_by": by, "asked_at": now},
        )
        if is_new:
            _note("course.waiver_asked", made, by=by, now=now)
    return made


@transaction.atomic
def decide(waiver: Waiver, *, is_granted: bool, path: str, by: Person, now: datetime) -> None:
    """Raises WaiverDecided, OwnWaiver."""
    row = Waiver.objects.select_for_update(of=("self",)).get(pk=waiver.pk)
    if row.asked_by_id == by.pk:
        raise OwnWaiver
    if row.decision != Decision.OPEN:
        raise WaiverDecided
    row.decision = Decision.APPROVED if is_granted else Decision.REFUSED
    row.decided_by, row.decided_at = by, now
    row.save(update_fields=["decision", "decided_by", "decided_at"])
    kind = "waiver_granted" if is_granted else "waiver_refused"
    values = {"course": row.course.title, "name": by.name}
    key = f"waiver:{row.uuid}"
    tell(row.asked_by, key=key, kind=kind, values=values, path=path, now=now)
    verb = "course.waiver_granted" if is_granted else "course.waiver_refused"
    _note(verb, row, by=by, now=now)


def granted(course: Course, *, on: date) -> "QuerySet[Waiver]":
    rows = Waiver.objects.filter(course=course, decision=Decision.APPROVED, until__gte=on)
    return rows.select_related("decided_by", "asked_by").order_by("until", "pk")


def waived(course: Course, *, on: date) -> Findings:
    return frozenset(granted(course, on=on).values_list("code", "where"))


def visible_to(scope: Scope) -> "QuerySet[Waiver]":
    """Waivers of the agencies that a scope reaches; who sees some of their people sees none."""
    rows = Waiver.objects.select_related("course__agency", "asked_by", "decided_by")
    if not scope.has_agencies:
        return rows.none()
    return rows.filter(course__agency__path__startswith=scope.agency_path).order_by("-pk")


def rate_of(scope: Scope, *, on: date) -> Rate:
    offered = Course.objects.filter(
        agency__path__startswith=scope.agency_path, published__isnull=False, retired_at=None
    )
    held = Waiver.objects.filter(course__in=offered, decision=Decision.APPROVED, until__gte=on)
    return Rate(offered.count(), held.values("course").distinct().count())


def _note(verb: str, waiver: Waiver, *, by: Person, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"course/{waiver.course.uuid}",
        by=by.uuid,
        now=now,
        agency=waiver.course.agency.code,
        after={"finding": waiver.code, "where": waiver.where, "until": waiver.until.isoformat()},
        why=waiver.reason,
    )

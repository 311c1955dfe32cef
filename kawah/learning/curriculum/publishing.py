"""Publication: the resep decides, the kinds freeze, the outline is fixed, new learners begin it."""

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from kawah.learning.curriculum.blueprint import blueprint
from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.kinds import kind
from kawah.learning.curriculum.outline import compose
from kawah.learning.curriculum.policies import weights_on
from kawah.learning.curriculum.resep import ERROR, Finding, check
from kawah.learning.curriculum.retiring import CourseRetired
from kawah.learning.curriculum.waiving import waived
from kawah.lib import jp
from kawah.lib.periods import local_day
from kawah.records import api as records


class NothingToPublish(Exception):
    """The version is published already."""


class ResepNotMet(Exception):
    """The resep check found errors; `findings` lists them."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.sentence for finding in findings))
        self.findings = findings


def findings_of(version: Version, *, now: datetime) -> list[Finding]:
    """What the resep check says of a version today."""
    today = local_day(now, version.course.agency.time_zone)
    course = blueprint(version, minutes_per_jp=jp.minutes_per_jp(on=today))
    return check(course, weights_on(today), today=today)


def unwaived(version: Version, *, now: datetime) -> list[Finding]:
    """The errors that hold publication back today."""
    held = waived(version.course, on=local_day(now, version.course.agency.time_zone))
    errors = (one for one in findings_of(version, now=now) if one.severity == ERROR)
    return [one for one in errors if (one.code, one.where) not in held]


@transaction.atomic
def publish(version: Version, *, by: UUID | None, now: datetime) -> Version:
    """Publish a draft. Raises ResepNotMet, NothingToPublish, CourseRetired."""
    rows = Version.objects.select_for_update(of=("self",)).select_related("course__agency")
    row = rows.get(pk=version.pk)
    if not row.is_draft:
        raise NothingToPublish
    if row.course.retired_at is not None:
        raise CourseRetired
    errors = unwaived(row, now=now)
    if errors:
        raise ResepNotMet(errors)
    for activity in row.activities.order_by("seq"):
        kind(activity.kind).freeze(activity, now=now)
    row.outline = msgspec.to_builtins(compose(row))
    row.published_at, row.published_by = now, by
    row.save(update_fields=["outline", "published_at", "published_by"])
    _put_first(row.course, row, by=by, now=now)
    return row


def _put_first(course: Course, version: Version, *, by: UUID | None, now: datetime) -> None:
    course.published, course.title = version, version.title
    course.is_shared = version.is_shared
    course.save(update_fields=["published", "title", "is_shared"])
    records.note(
        verb="course.published",
        subject=f"course/{course.uuid}",
        by=by,
        now=now,
        agency=course.agency.code,
        after={"version": version.number},
    )
    transaction.on_commit(records.ring)  # the worker lists it in the catalogue

"""Retiring a course: nobody begins it any more; who takes it goes on to the end."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kawah.learning.curriculum.courses import Course
from kawah.records import api as records


class CourseRetired(Exception):
    """The course is retired: nobody begins it any more, in whatever version."""


@transaction.atomic
def retire(course: Course, *, by: UUID | None, now: datetime, why: str = "") -> None:
    """Offer a course no longer. Raises CourseRetired."""
    row = Course.objects.select_for_update(of=("self",)).select_related("agency").get(pk=course.pk)
    if row.retired_at is not None:
        raise CourseRetired
    row.retired_at = now
    row.save(update_fields=["retired_at"])
    records.note(
        verb="course.retired",
        subject=f"course/{row.uuid}",
        by=by,
        now=now,
        agency=row.agency.code,
        after={"retired_at": now.isoformat()},
        why=why,
    )

"""What people hear of being enrolled by others."""

from datetime import date, datetime

from django.utils import formats, translation

from kawah.learning.enrollment.api import Enrollment
from kawah.learning.joining.duties import Exemption
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices


def tell_enrolled(row: Enrollment, *, now: datetime) -> None:
    """Once for each enrollment, with its date where it has one."""
    kind = "enrolled" if row.due_on is None else "enrolled_until"
    _tell(row, kind=kind, until=row.due_on, now=now)


def tell_undone(row: Enrollment, *, now: datetime) -> None:
    _tell(row, kind="enrollment_undone", until=None, now=now)


def tell_renewed(row: Enrollment, *, until: date, now: datetime) -> None:
    _tell(row, kind="duty_renewed", until=until, now=now)


def tell_exempted(row: Exemption, *, now: datetime) -> None:
    course = row.bound.duty.course
    notices.tell(
        row.bound.person,
        key=f"duty-exempted:{row.pk}",
        kind="duty_exempted",
        values={
            "course": course.title,
            "until": written(row.bound.person, row.until),
            "reason": row.reason,
        },
        path=f"/kursus/{course.uuid}/",
        now=now,
    )


def _tell(row: Enrollment, *, kind: str, until: date | None, now: datetime) -> None:
    values = {"course": row.version.title}
    if until is not None:
        values["until"] = written(row.person, until)
    notices.tell(
        row.person,
        key=f"{kind.replace('_', '-')}:{row.uuid}",
        kind=kind,
        values=values,
        path=f"/kursus/{row.version.course.uuid}/",
        now=now,
    )


def written(person: Person, day: date) -> str:
    """A day in the language of who reads it."""
    with translation.override(person.language):
        return formats.date_format(day, "DATE_FORMAT")

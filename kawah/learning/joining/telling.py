"""What people hear of being enrolled by others."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import formats, translation

from kawah.learning.enrollment.api import Enrollment
from kawah.learning.joining.duties import Exemption
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices


def tell_enrolled(rows: Iterable[Enrollment], *, now: datetime) -> None:
    """Once for each enrollment, with its date where it has one."""
    news = []
    for row in rows:
        kind = "enrolled" if row.due_on is None else "enrolled_until"
        news.append(_news(row, kind=kind, until=row.due_on))
    notices.tell_all(news, now=now)


def tell_undone(rows: Iterable[Enrollment], *, now: datetime) -> None:
    news = [_news(row, kind="enrollment_undone", until=None) for row in rows]
    notices.tell_all(news, now=now)


def tell_renewed(row: Enrollment, *, until: date, now: datetime) -> None:
    notices.tell_all([_news(row, kind="duty_renewed", until=until)], now=now)


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


def _news(row: Enrollment, *, kind: str, until: date | None) -> notices.Notice:
    values = {"course": row.version.title}
    if until is not None:
        values["until"] = written(row.person, until)
    return notices.Notice(
        person=row.person,
        key=f"{kind.replace('_', '-')}:{row.uuid}",
        kind=kind,
        values=values,
        path=f"/kursus/{row.version.course.uuid}/",
    )


def written(person: Person, day: date) -> str:
    """A day in the language of who reads it."""
    with translation.override(person.language):
        return formats.date_format(day, "DATE_FORMAT")

"""What people hear of their batch: that they were taken in, and that its days are others now."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import formats, translation

from kawah.learning.enrollment.models import Batch, Enrollment, Waiting
from kawah.people.notices import api as notices


def tell_joined(rows: Iterable[Enrollment], batch: Batch, *, now: datetime) -> None:
    """Whoever was taken into a batch hears of it once."""
    days = {"day": batch.starts_on}
    news = [
        _news(row, batch, kind="batch_joined", key=f"batch-joined:{row.uuid}", days=days)
        for row in rows
    ]
    notices.tell_all(news, now=now)


def tell_waiting(rows: Iterable[Waiting], *, before: int, now: datetime) -> None:
    """Whoever has to wait for a seat hears at which place; `before` them wait so many."""
    news = [
        notices.Notice(
            person=row.person,
            key=f"batch-waiting:{row.pk}",
            kind="batch_waiting",
            values={**_names(row.batch), "place": str(place)},
            path=f"/kursus/{row.batch.version.course.uuid}/",
        )
        for place, row in enumerate(rows, start=before + 1)
    ]
    notices.tell_all(news, now=now)


def tell_moved(rows: Iterable[Enrollment], batch: Batch, *, now: datetime) -> None:
    """Each time the days of a batch are changed, whoever is under way hears the new ones."""
    news = []
    for row in rows:
        days = {"day": batch.starts_on, "until": row.due_on or batch.ends_on}
        key = f"batch-moved:{row.uuid}:{now.isoformat()}"
        news.append(_news(row, batch, kind="batch_moved", key=key, days=days))
    notices.tell_all(news, now=now)


def _news(
    row: Enrollment, batch: Batch, *, kind: str, key: str, days: dict[str, date]
) -> notices.Notice:
    with translation.override(row.person.language):
        written = {name: formats.date_format(day, "DATE_FORMAT") for name, day in days.items()}
    values = {**_names(batch), **written}
    path = f"/kursus/{batch.version.course.uuid}/"
    return notices.Notice(person=row.person, key=key, kind=kind, values=values, path=path)


def _names(batch: Batch) -> dict[str, str]:
    return {"course": batch.version.title, "batch": batch.name}

"""What people hear of their batch: that they were taken in, and that its days are others now."""

from datetime import date, datetime

from django.utils import formats, translation

from kawah.learning.enrollment.models import Batch, Enrollment, Waiting
from kawah.people.notices import api as notices


def tell_joined(row: Enrollment, batch: Batch, *, now: datetime) -> None:
    """Whoever was taken into a batch hears of it once."""
    days = {"day": batch.starts_on}
    _tell(row, batch, kind="batch_joined", key=f"batch-joined:{row.uuid}", days=days, now=now)


def tell_waiting(row: Waiting, *, place: int, now: datetime) -> None:
    """Whoever has to wait for a seat hears at which place."""
    version = row.batch.version
    notices.tell(
        row.person,
        key=f"batch-waiting:{row.pk}",
        kind="batch_waiting",
        values={"course": version.title, "batch": row.batch.name, "place": str(place)},
        path=f"/kursus/{version.course.uuid}/",
        now=now,
    )


def tell_moved(row: Enrollment, batch: Batch, *, now: datetime) -> None:
    """Each time the days of a batch are changed, whoever is under way hears the new ones."""
    days = {"day": batch.starts_on, "until": row.due_on or batch.ends_on}
    key = f"batch-moved:{row.uuid}:{now.isoformat()}"
    _tell(row, batch, kind="batch_moved", key=key, days=days, now=now)


def _tell(
    row: Enrollment, batch: Batch, *, kind: str, key: str, days: dict[str, date], now: datetime
) -> None:
    with translation.override(row.person.language):
        written = {name: formats.date_format(day, "DATE_FORMAT") for name, day in days.items()}
    notices.tell(
        row.person,
        key=key,
        kind=kind,
        values={"course": batch.version.title, "batch": batch.name, **written},
        path=f"/kursus/{batch.version.course.uuid}/",
        now=now,
    )

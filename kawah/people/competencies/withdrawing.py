"""Taking findings back: they stay written, and no longer count."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kawah.people.competencies.models import Held, Withdrawal


def withdraw(findings: Collection[UUID], *, by: UUID | None, reason: str, now: datetime) -> int:
    """Withdraw findings by their UUIDs; how many still counted. Unknown ones are passed over."""
    counting = Held.objects.filter(uuid__in=findings, withdrawal=None)
    rows = [Withdrawal(held=held, at=now, by=by, reason=reason) for held in counting]
    return len(Withdrawal.objects.bulk_create(rows, ignore_conflicts=True))

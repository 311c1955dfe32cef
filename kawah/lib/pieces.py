"""Work on files that the worker does piece by piece, each in a transaction of its own.

Where a file stands is a column of its row, moved in the transaction that did the work; so whoever
kills the worker, the next one goes on there, and nothing is done twice. The row has `stage`, `at`,
`place` (pieces done in this stage), `failures` and `retry_at`.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(minutes=5)
# What is done with each piece, which says whether it was the last; and what comes next.
Steps = Mapping[str, tuple[Callable[..., bool], str]]
ENDS = {"done": "done_at", "undone": "undone_at"}


def do_next(waiting: "QuerySet[Any]", advance: Callable[..., bool], *, now: datetime) -> int:
    """Do one piece of the row that waits longest; 1 when there was one. A row that fails is tried
    again later, and stands in nobody's way."""
    due = waiting.filter(Q(retry_at=None) | Q(retry_at__lte=now)).order_by("at", "pk")
    key = due.values_list("pk", flat=True).first()
    if key is None:
        return 0
    try:
        return int(advance(key, now=now))
    except Exception as error:
        # The words of a database may hold numbers of persons; its kind says enough.
        told = {"row": f"{waiting.model._meta.label} {key}", "error": type(error).__name__}
        log.error("a piece failed", extra=told)
        _postpone(waiting.model._base_manager.filter(pk=key), now=now)
        return 0


def _postpone(row: "QuerySet[Any]", *, now: datetime) -> None:
    failures = row.values_list("failures", flat=True).get() + 1
    wait = min(timedelta(seconds=2 ** min(failures, 12)), LONGEST_WAIT)
    row.update(failures=F("failures") + 1, retry_at=now + wait)


@transaction.atomic
def step(rows: "QuerySet[Any]", steps: Steps, key: int, *, now: datetime) -> bool:
    """Do the next piece of a row; False when there is none."""
    row = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None or row.stage not in steps:
        return False
    work, after = steps[row.stage]
    is_over = work(row, now=now)
    row.place += 1
    if is_over:
        row.stage, row.place = after, 0
        if after in ENDS:
            setattr(row, ENDS[after], now)
    row.failures, row.retry_at = 0, None
    row.save()
    return True

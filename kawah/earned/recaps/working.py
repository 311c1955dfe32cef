"""The worker's part: a piece of the file that waits longest, in a transaction of its own.

Where a file stands is a column of its row, and what became of a training a column of its row, both
moved in the transaction that did the work; whoever kills the worker, the next one goes on there.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from kawah.earned.recaps import entering, judging, undoing
from kawah.earned.recaps.models import MOVING, Recap, Stage

log = logging.getLogger(__name__)
Work = Callable[..., bool]
LONGEST_WAIT = timedelta(minutes=5)

# What is done with each piece, which says whether it was the last; and what comes next.
STEPS: Mapping[str, tuple[Work, Stage]] = {
    Stage.JUDGING: (judging.judge_piece, Stage.JUDGED),
    Stage.ENTERING: (entering.enter_some, Stage.DONE),
    Stage.UNDOING: (undoing.undo_some, Stage.UNDONE),
}


def work_waiting(*, now: datetime) -> int:
    """Do one piece of one file; 1 when there was one. One that fails stands in nobody's way."""
    due = Q(retry_at=None) | Q(retry_at__lte=now)
    rows = Recap.objects.filter(due, stage__in=MOVING).order_by("at", "pk")
    key = rows.values_list("pk", flat=True).first()
    if key is None:
        return 0
    try:
        return int(advance(key, now=now))
    except Exception as error:
        # The words of a database may hold numbers of persons; its kind says enough.
        log.error("recap failed", extra={"recap": key, "error": type(error).__name__})
        _postpone(key, now=now)
        return 0


def _postpone(key: int, *, now: datetime) -> None:
    failures = Recap.objects.values_list("failures", flat=True).get(pk=key) + 1
    wait = min(timedelta(seconds=2 ** min(failures, 12)), LONGEST_WAIT)
    Recap.objects.filter(pk=key).update(failures=F("failures") + 1, retry_at=now + wait)


@transaction.atomic
def advance(key: int, *, now: datetime) -> bool:
    """Do the next piece; False when there is none."""
    rows = Recap.objects.select_for_update(of=("self",)).filter(pk=key)
    recap = rows.select_related("agency", "by", "confirmed_by", "undone_by").first()
    if recap is None or recap.stage not in STEPS:
        return False
    work, after = STEPS[recap.stage]
    is_over = work(recap, now=now)
    recap.place += 1
    if is_over:
        _arrive(recap, after, now=now)
    recap.failures, recap.retry_at = 0, None
    recap.save()
    return True


def _arrive(recap: Recap, stage: Stage, *, now: datetime) -> None:
    recap.stage, recap.place = stage, 0
    if stage == Stage.DONE:
        recap.done_at = now
    if stage == Stage.UNDONE:
        recap.undone_at = now

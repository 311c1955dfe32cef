"""The worker's part: a piece of the roster that waits longest, in a transaction of its own.

Where a roster stands is a column of its row, moved in the transaction that did the work; so whoever
kills the worker, the next one goes on there, and nothing is done twice.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from kawah.people.rosters import entering, judging, linking, tying, undoing
from kawah.people.rosters.models import MOVING, Roster, Stage

log = logging.getLogger(__name__)
Work = Callable[..., None]
LONGEST_WAIT = timedelta(minutes=5)
LEASE = timedelta(seconds=30)  # a command that is killed leaves its roster to the worker after it

# What is done with each piece, or once where there are no pieces; and what comes next.
STEPS: Mapping[str, tuple[Work, Stage, bool]] = {
    Stage.JUDGING: (judging.judge_piece, Stage.LINKING, True),
    Stage.LINKING: (linking.link, Stage.JUDGED, False),
    Stage.ENTERING: (entering.enter_piece, Stage.TYING, True),
    Stage.TYING: (tying.tie_piece, Stage.DONE, True),
    Stage.UNTYING: (undoing.untie_piece, Stage.DISCHARGING, True),
    Stage.DISCHARGING: (undoing.discharge_piece, Stage.REMOVING, True),
    Stage.REMOVING: (undoing.remove_piece, Stage.UNDONE, True),
}


def work_waiting(*, now: datetime) -> int:
    """Do one piece of one roster; 1 when there was one. One that fails stands in nobody's way."""
    free = Q(driven_until=None) | Q(driven_until__lt=now)
    due = Q(retry_at=None) | Q(retry_at__lte=now)
    rows = Roster.objects.filter(free, due, stage__in=MOVING).order_by("at", "pk")
    key = rows.values_list("pk", flat=True).first()
    if key is None:
        return 0
    try:
        return int(advance(key, now=now))
    except Exception as error:
        # The words of a database may hold numbers of persons; its kind says enough.
        log.error("roster failed", extra={"roster": key, "error": type(error).__name__})
        _postpone(key, now=now)
        return 0


def _postpone(key: int, *, now: datetime) -> None:
    failures = Roster.objects.values_list("failures", flat=True).get(pk=key) + 1
    wait = min(timedelta(seconds=2 ** min(failures, 12)), LONGEST_WAIT)
    Roster.objects.filter(pk=key).update(failures=F("failures") + 1, retry_at=now + wait)


@transaction.atomic
def advance(key: int, *, now: datetime, leased_until: datetime | None = None) -> bool:
    """Do the next piece; False when there is none."""
    rows = Roster.objects.select_for_update(of=("self",)).filter(pk=key)
    roster = rows.select_related("agency", "confirmed_by", "undone_by").first()
    if roster is None or roster.stage not in STEPS:
        return False
    work, after, has_pieces = STEPS[roster.stage]
    if not has_pieces or roster.place < roster.pieces:
        work(roster, now=now)
        roster.place += 1
    if not has_pieces or roster.place >= roster.pieces:
        _arrive(roster, after, now=now)
    roster.failures, roster.retry_at, roster.driven_until = 0, None, leased_until
    roster.save()
    return True


def _arrive(roster: Roster, stage: Stage, *, now: datetime) -> None:
    roster.stage, roster.place = stage, 0
    if stage == Stage.DONE:
        roster.done_at = now
    if stage == Stage.UNDONE:
        undoing.close(roster, now=now)
        roster.undone_at = now

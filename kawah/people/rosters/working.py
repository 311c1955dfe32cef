"""The worker's part: a piece of the roster that waits longest, in a transaction of its own.

Where a roster stands is a column of its row, moved in the transaction that did the work; so whoever
kills the worker, the next one goes on there, and nothing is done twice.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from kawah.lib import pieces
from kawah.people.rosters import entering, judging, linking, tying, undoing
from kawah.people.rosters.models import MOVING, Roster, Stage

Work = Callable[..., None]
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
    """Do one piece of one roster; 1 when there was one."""
    free = Q(driven_until=None) | Q(driven_until__lt=now)
    return pieces.do_next(Roster.objects.filter(free, stage__in=MOVING), advance, now=now)


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

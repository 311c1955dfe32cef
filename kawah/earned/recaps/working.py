"""The worker's part: the next piece of the file that waits longest."""

from datetime import datetime

from kawah.earned.recaps import entering, judging, undoing
from kawah.earned.recaps.models import MOVING, Recap, Stage
from kawah.lib import pieces

STEPS: pieces.Steps = {
    Stage.JUDGING: (judging.judge_piece, Stage.JUDGED),
    Stage.ENTERING: (entering.enter_some, Stage.DONE),
    Stage.UNDOING: (undoing.undo_some, Stage.UNDONE),
}


def work_waiting(*, now: datetime) -> int:
    """Do one piece of one file; 1 when there was one."""
    return pieces.do_next(Recap.objects.filter(stage__in=MOVING), advance, now=now)


def advance(key: int, *, now: datetime) -> bool:
    """Do the next piece; False when there is none."""
    rows = Recap.objects.select_related("agency", "by", "confirmed_by", "undone_by")
    return pieces.step(rows, STEPS, key, now=now)

"""The worker's part: the next piece of the file that waits longest."""

from datetime import datetime

from kawah.learning.joining import entering, judging, undoing
from kawah.learning.joining.nominations import MOVING, Nomination, Stage
from kawah.lib import pieces

STEPS: pieces.Steps = {
    Stage.JUDGING: (judging.judge_piece, Stage.JUDGED),
    Stage.ENTERING: (entering.enter_some, Stage.DONE),
    Stage.UNDOING: (undoing.undo_some, Stage.UNDONE),
}
RELATED = ("agency", "course", "batch__version__course", "confirmed_by", "undone_by")


def work_waiting(*, now: datetime) -> int:
    """Do one piece of one file; 1 when there was one."""
    return pieces.do_next(Nomination.objects.filter(stage__in=MOVING), advance, now=now)


def advance(key: int, *, now: datetime) -> bool:
    """Do the next piece; False when there is none."""
    return pieces.step(Nomination.objects.select_related(*RELATED), STEPS, key, now=now)

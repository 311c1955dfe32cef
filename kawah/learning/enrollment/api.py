"""What other rooms may ask of enrollment."""

from kawah.learning.enrollment.admission import (
    BatchFull,
    CourseNotOpen,
    PrerequisiteMissing,
    current,
    enroll,
    enroll_batch,
    withdraw,
)
from kawah.learning.enrollment.batches import Taken, join_batch, open_batch
from kawah.learning.enrollment.drifting import QUIET, Drifting, drifting
from kawah.learning.enrollment.marking import (
    complete,
    marks_of,
    neighbors,
    progress_of,
    visit,
)
from kawah.learning.enrollment.models import Batch, Enrollment, Mark, Via, Withdrawal
from kawah.learning.enrollment.progress import Done, Progress, Tick, progress
from kawah.learning.enrollment.staying import read_again, stay

__all__ = [
    "QUIET",
    "Batch",
    "BatchFull",
    "CourseNotOpen",
    "Done",
    "Drifting",
    "Enrollment",
    "Mark",
    "PrerequisiteMissing",
    "Progress",
    "Taken",
    "Tick",
    "Via",
    "Withdrawal",
    "complete",
    "current",
    "drifting",
    "enroll",
    "enroll_batch",
    "join_batch",
    "marks_of",
    "neighbors",
    "open_batch",
    "progress",
    "progress_of",
    "read_again",
    "stay",
    "visit",
    "withdraw",
]

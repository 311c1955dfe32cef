"""What other rooms may ask of enrollment."""

from kawah.learning.enrollment.admission import (
    BatchFull,
    CourseNotOpen,
    PrerequisiteMissing,
    current,
    enroll,
    enroll_batch,
    lacking,
    withdraw,
)
from kawah.learning.enrollment.batches import Lacking, Taken, change_batch, join_batch, open_batch
from kawah.learning.enrollment.drifting import QUIET, Drifting, drifting
from kawah.learning.enrollment.lateness import is_past
from kawah.learning.enrollment.marking import (
    complete,
    completed_parts,
    marks_of,
    neighbors,
    progress_of,
    visit,
)
from kawah.learning.enrollment.models import Batch, Enrollment, Mark, Via, Withdrawal
from kawah.learning.enrollment.progress import Done, Progress, Tick, onward, progress
from kawah.learning.enrollment.states import States, states_of, with_state
from kawah.learning.enrollment.staying import read_again, stay

__all__ = [
    "QUIET",
    "Batch",
    "BatchFull",
    "CourseNotOpen",
    "Done",
    "Drifting",
    "Enrollment",
    "Lacking",
    "Mark",
    "PrerequisiteMissing",
    "Progress",
    "States",
    "Taken",
    "Tick",
    "Via",
    "Withdrawal",
    "change_batch",
    "complete",
    "completed_parts",
    "current",
    "drifting",
    "enroll",
    "enroll_batch",
    "is_past",
    "join_batch",
    "lacking",
    "marks_of",
    "neighbors",
    "onward",
    "open_batch",
    "progress",
    "progress_of",
    "read_again",
    "states_of",
    "stay",
    "visit",
    "with_state",
    "withdraw",
]

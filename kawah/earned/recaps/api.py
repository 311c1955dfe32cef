"""What other rooms may ask about recaps of training elsewhere."""

from kawah.earned.recaps.columns import EVERY as COLUMNS
from kawah.earned.recaps.confirming import (
    NothingToCount,
    ReasonMissing,
    RecapMoved,
    SecondPersonNeeded,
    confirm,
    drop,
    undo,
)
from kawah.earned.recaps.counting import (
    Counts,
    counts,
    kinds_of_problems,
    people_in,
)
from kawah.earned.recaps.handing_in import MOST_ROWS, hand_in
from kawah.earned.recaps.mapping import mean
from kawah.earned.recaps.models import Recap, Row, Stage, State
from kawah.earned.recaps.problems import TITLES, said
from kawah.earned.recaps.telling import second_people
from kawah.earned.recaps.workbooks import marked, template

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "TITLES",
    "Counts",
    "NothingToCount",
    "ReasonMissing",
    "Recap",
    "RecapMoved",
    "Row",
    "SecondPersonNeeded",
    "Stage",
    "State",
    "confirm",
    "counts",
    "drop",
    "hand_in",
    "kinds_of_problems",
    "marked",
    "mean",
    "people_in",
    "said",
    "second_people",
    "template",
    "undo",
]

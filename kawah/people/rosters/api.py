"""What other rooms may ask about files of people."""

from kawah.lib.intake import FileUnusable
from kawah.people.rosters.columns import COLUMNS, Column, missing, plain
from kawah.people.rosters.confirming import (
    AnswerUnknown,
    NothingToEnter,
    confirm,
    drop,
    settle,
    undo,
)
from kawah.people.rosters.days import DayUnclear
from kawah.people.rosters.days import read as read_day
from kawah.people.rosters.mapping import MappingRefused, RosterMoved, demand, mean, remember
from kawah.people.rosters.marking import MOST_ROWS as MOST_MARKED
from kawah.people.rosters.marking import (
    file_name,
    marked,
    mending_name,
    template,
    with_problems,
)
from kawah.people.rosters.models import (
    Conflict,
    Held,
    Release,
    Roster,
    Row,
    Stage,
    Verdict,
    packed,
    unpacked,
)
from kawah.people.rosters.naming import (
    WHO,
    Named,
    NameReader,
    NamingTable,
    People,
    find,
    people_named,
    read_naming,
    unnamed,
)
from kawah.people.rosters.problems import CONFLICTS, SKIP, TITLES, asked, remark, said
from kawah.people.rosters.progress import (
    Counts,
    Places,
    counts,
    done_of,
    kinds_of_problems,
    open_conflicts,
    opened,
    to_open,
)
from kawah.people.rosters.releasing import ReleaseDecided, ReleaseOutOfReach, decide
from kawah.people.rosters.sampling import Sampled, sampled
from kawah.people.rosters.table import MOST_BYTES
from kawah.people.rosters.uploading import upload

__all__ = [
    "COLUMNS",
    "CONFLICTS",
    "MOST_BYTES",
    "MOST_MARKED",
    "SKIP",
    "TITLES",
    "WHO",
    "AnswerUnknown",
    "Column",
    "Conflict",
    "Counts",
    "DayUnclear",
    "FileUnusable",
    "Held",
    "MappingRefused",
    "NameReader",
    "Named",
    "NamingTable",
    "NothingToEnter",
    "People",
    "Places",
    "Release",
    "ReleaseDecided",
    "ReleaseOutOfReach",
    "Roster",
    "RosterMoved",
    "Row",
    "Sampled",
    "Stage",
    "Verdict",
    "asked",
    "confirm",
    "counts",
    "decide",
    "demand",
    "done_of",
    "drop",
    "file_name",
    "find",
    "kinds_of_problems",
    "marked",
    "mean",
    "mending_name",
    "missing",
    "open_conflicts",
    "opened",
    "packed",
    "people_named",
    "plain",
    "read_day",
    "read_naming",
    "remark",
    "remember",
    "said",
    "sampled",
    "settle",
    "template",
    "to_open",
    "undo",
    "unnamed",
    "unpacked",
    "upload",
    "with_problems",
]

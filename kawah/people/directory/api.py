"""What other rooms may ask of the directory."""

from kawah.people.directory.agencies import (
    AgencyUndecided,
    AgencyUnknown,
    agency_for,
    ancestors,
    path_under,
    uuid_of,
)
from kawah.people.directory.aiming import PositionOutOfReach, aim, positions_of
from kawah.people.directory.appointing import (
    AppointmentOutOfOrder,
    AppointmentTooEarly,
    appoint,
    current,
)
from kawah.people.directory.closing import Closed, close_posts, reopen_posts
from kawah.people.directory.enlisting import PersonRefused, enlist
from kawah.people.directory.kinds import (
    EmploymentKind,
    FunctionalGrade,
    PositionKind,
)
from kawah.people.directory.models import (
    Agency,
    Appointment,
    Person,
    Position,
    Supervision,
    Unit,
)
from kawah.people.directory.rolls import Line, Roll, read_roll
from kawah.people.directory.scope import Reach, Scope
from kawah.people.directory.supervising import (
    SupervisionCircle,
    assign_supervisor,
    supervisor_of,
)

__all__ = [
    "Agency",
    "AgencyUndecided",
    "AgencyUnknown",
    "Appointment",
    "AppointmentOutOfOrder",
    "AppointmentTooEarly",
    "Closed",
    "EmploymentKind",
    "FunctionalGrade",
    "Line",
    "Person",
    "PersonRefused",
    "Position",
    "PositionKind",
    "PositionOutOfReach",
    "Reach",
    "Roll",
    "Scope",
    "Supervision",
    "SupervisionCircle",
    "Unit",
    "agency_for",
    "aim",
    "ancestors",
    "appoint",
    "assign_supervisor",
    "close_posts",
    "current",
    "enlist",
    "path_under",
    "positions_of",
    "read_roll",
    "reopen_posts",
    "supervisor_of",
    "uuid_of",
]

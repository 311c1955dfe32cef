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
from kawah.people.directory.amending import Amendment, amend, amend_all
from kawah.people.directory.appointing import (
    AppointmentOutOfOrder,
    AppointmentTooEarly,
    Placing,
    appoint,
    appoint_all,
    current,
)
from kawah.people.directory.closing import Closed, close_posts, reopen_posts
from kawah.people.directory.enlisting import (
    NIP_FAULTS,
    PersonRefused,
    checked_nip,
    enlist,
    enlist_all,
)
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
from kawah.people.directory.opening import TooDeep, open_position, open_unit
from kawah.people.directory.rolls import Line, Roll, read_roll
from kawah.people.directory.scope import Reach, Scope
from kawah.people.directory.supervising import (
    Assigned,
    SupervisionCircle,
    assign_all,
    assign_supervisor,
    supervisor_of,
)
from kawah.people.directory.taking_back import (
    Placed,
    Tied,
    close_positions,
    close_units,
    take_back_people,
    take_back_posts,
    take_back_ties,
)

__all__ = [
    "Agency",
    "AgencyUndecided",
    "AgencyUnknown",
    "Amendment",
    "Appointment",
    "AppointmentOutOfOrder",
    "AppointmentTooEarly",
    "Assigned",
    "Closed",
    "EmploymentKind",
    "FunctionalGrade",
    "Line",
    "NIP_FAULTS",
    "Person",
    "PersonRefused",
    "Placed",
    "Placing",
    "Position",
    "PositionKind",
    "PositionOutOfReach",
    "Reach",
    "Roll",
    "Scope",
    "Supervision",
    "SupervisionCircle",
    "Tied",
    "TooDeep",
    "Unit",
    "agency_for",
    "aim",
    "amend",
    "amend_all",
    "ancestors",
    "appoint",
    "appoint_all",
    "assign_all",
    "assign_supervisor",
    "checked_nip",
    "close_positions",
    "close_units",
    "close_posts",
    "current",
    "enlist",
    "enlist_all",
    "open_position",
    "open_unit",
    "path_under",
    "positions_of",
    "read_roll",
    "take_back_people",
    "take_back_posts",
    "take_back_ties",
    "reopen_posts",
    "supervisor_of",
    "uuid_of",
]

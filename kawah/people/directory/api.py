"""What other rooms may ask of the directory."""

from kawah.people.directory.agencies import (
    AgencyUnknown,
    agency_for,
    path_under,
)
from kawah.people.directory.appointing import (
    AppointmentOutOfOrder,
    appoint,
    current,
    supervise,
)
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
from kawah.people.directory.scope import Reach, Scope

__all__ = [
    "Agency",
    "AgencyUnknown",
    "Appointment",
    "AppointmentOutOfOrder",
    "EmploymentKind",
    "FunctionalGrade",
    "Person",
    "PersonRefused",
    "Position",
    "PositionKind",
    "Reach",
    "Scope",
    "Supervision",
    "Unit",
    "agency_for",
    "appoint",
    "current",
    "enlist",
    "path_under",
    "supervise",
]

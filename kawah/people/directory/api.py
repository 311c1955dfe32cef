"""What other rooms may ask of the directory."""

from kawah.people.directory.agencies import (
    AgencyUnknown,
    agency_for,
    path_under,
    person_named,
)
from kawah.people.directory.appointing import (
    AppointmentOutOfOrder,
    appoint,
    current,
    supervise,
)
from kawah.people.directory.enlisting import PersonRefused, checked_nip, enlist
from kawah.people.directory.kinds import (
    AgencyTier,
    AppointmentKind,
    EmploymentKind,
    FunctionalGrade,
    PositionKind,
    RemoteClass,
    TimeZone,
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
    "AgencyTier",
    "AgencyUnknown",
    "Appointment",
    "AppointmentKind",
    "AppointmentOutOfOrder",
    "EmploymentKind",
    "FunctionalGrade",
    "Person",
    "PersonRefused",
    "Position",
    "PositionKind",
    "Reach",
    "RemoteClass",
    "Scope",
    "Supervision",
    "TimeZone",
    "Unit",
    "agency_for",
    "appoint",
    "checked_nip",
    "current",
    "enlist",
    "path_under",
    "person_named",
    "supervise",
]

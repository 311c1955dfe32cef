"""How far someone's view reaches. Roles hand out scopes; querysets narrow themselves by them."""

from enum import StrEnum

from msgspec import Struct


class Reach(StrEnum):
    OWN = "own"
    UNIT = "unit"
    AGENCY = "agency"
    NATIONAL = "national"


class Scope(Struct, frozen=True):
    """`person` is a primary key; the paths are those of the agency and the unit reached."""

    person: int
    reach: Reach
    agency_path: str = ""
    unit_path: str = ""

    @property
    def has_agencies(self) -> bool:
        """Whether it reaches whole agencies, and not only some of their people."""
        return self.reach in (Reach.AGENCY, Reach.NATIONAL)

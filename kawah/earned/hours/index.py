"""What reaching a training of the regulated length would add to the professionalism index (IP ASN).

Always an estimate: the index is reckoned by the personnel agency, not here.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from kawah.earned.hours.ledger import Balance
from kawah.lib import jp, tables
from kawah.people.directory import api as directory
from kawah.people.directory.api import EmploymentKind, Person, PositionKind

REFERENCE = Path(__file__).parent / "reference" / "ip_asn.csv"
COMPETENCY = "competency"


class IndexEffect(Struct, frozen=True):
    """An estimate: `points` are won when `counted` reaches `asked` (minutes) in one year."""

    group: str
    points: Decimal
    asked: int
    counted: int
    status: str
    regulation: str
    is_estimate: bool = True

    @property
    def is_reached(self) -> bool:
        return self.counted >= self.asked


def index_effect(person: Person, *, year: int, on: date) -> IndexEffect | None:
    """The points that a year's training would add; None for who has no index."""
    group = _group(person, on)
    row = _training(group, on) if group else None
    if group is None or row is None:
        return None
    held = Balance.objects.filter(person=person, year=year).values_list("minutes", flat=True)
    return IndexEffect(
        group=group,
        points=Decimal(row["points"]),
        asked=jp.to_minutes(Decimal(row["minimum_jp"]), on=on),
        counted=held.first() or 0,
        status=row["status"],
        regulation=row["regulation"],
    )


def _group(person: Person, on: date) -> str | None:
    appointment = directory.current(person, on=on)
    if appointment is None or person.employment_kind == EmploymentKind.NON_ASN:
        return None
    kind = PositionKind(appointment.position.kind)
    return None if kind == PositionKind.OUTSIDE else kind.group


def _training(group: str, on: date) -> dict[str, str] | None:
    """The row of the group whose points hang on a number of JP."""
    rows = tables.in_force(tables.rows(REFERENCE), on=on)
    found = (
        row
        for row in rows
        if row["dimension"] == COMPETENCY and row["position_group"] == group and row["minimum_jp"]
    )
    return next(found, None)

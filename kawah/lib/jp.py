"""Learning hours (jam pelajaran, JP): minutes are stored, JP derived with the figure in force.

JP are told in tenths, and never to the nearest one. What is held, counted or promised is cut (134
minutes are 2.97 JP and read 2.9), what is missing is rounded up: nobody is told of more than they
hold, and both together make the whole. Sums are made of minutes and told once, so that parts told
beside their sum may read less than it together, and never more.
"""

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path

from kawah.lib import tables

REFERENCE = Path(__file__).parent / "reference" / "learning_hour.csv"


def minutes_per_jp(*, on: date) -> int:
    """Minutes of one JP on a day (reference/learning_hour.csv)."""
    return int(tables.in_force(tables.rows(REFERENCE), on=on)[-1]["minutes_per_jp"])


def from_minutes(minutes: int, *, on: date) -> Decimal:
    """JP to one decimal, rounded down: nobody is told of more than they hold."""
    return _rounded(minutes, ROUND_FLOOR, on)


def missing(minutes: int, *, on: date) -> Decimal:
    """JP still to earn, to one decimal, rounded up: with what is held it makes the whole."""
    return _rounded(minutes, ROUND_CEILING, on)


def _rounded(minutes: int, rounding: str, on: date) -> Decimal:
    exact = Decimal(minutes) / minutes_per_jp(on=on)
    return exact.quantize(Decimal("0.1"), rounding=rounding).normalize() + 0


def to_minutes(jp: Decimal | float | int, *, on: date) -> int:
    return round(Decimal(str(jp)) * minutes_per_jp(on=on))

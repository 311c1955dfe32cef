"""The provinces and the time zone of most of each (reference/provinces.csv)."""

from pathlib import Path

from kawah.lib import tables

REFERENCE = Path(__file__).parent / "reference" / "provinces.csv"


def provinces() -> dict[str, str]:
    """The name of each province by its code."""
    return {row["code"]: row["name"] for row in province_rows()}


def province_rows() -> tuple[dict[str, str], ...]:
    """The table itself."""
    return tables.rows(REFERENCE)

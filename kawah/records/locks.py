"""One person's acts are written and read one at a time, so that log order is commit order."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def hold(person: UUID) -> None:
    """Hold the person's lock until the running transaction ends.

    SQLite needs none: `BEGIN IMMEDIATE` lets one writer in at a time.
    """
    hold_all([person])


def hold_all(people: Iterable[UUID]) -> None:
    """Hold the locks of several, taken in the order of their identifiers, so that no two callers
    wait for each other."""
    if connection.vendor != "postgresql":
        return
    keys = [int.from_bytes(one.bytes[:8], "big", signed=True) for one in sorted(people)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [keys])

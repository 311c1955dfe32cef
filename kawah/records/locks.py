"""One person's acts are written and read one at a time, so that log order is commit order."""

from uuid import UUID

from django.db import connection


def hold(person: UUID) -> None:
    """Hold the person's lock until the running transaction ends.

    SQLite needs none: `BEGIN IMMEDIATE` lets one writer in at a time.
    """
    if connection.vendor != "postgresql":
        return
    key = int.from_bytes(person.bytes[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])

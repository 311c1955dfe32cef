"""The ledger's gate: postings pass it together; who changes a rule or seals a day passes alone.

SQLite needs none: `BEGIN IMMEDIATE` lets one writer in at a time.
"""

from django.db import connection

GATE = 0x6B617761_68206A70  # any number of our own


def pass_together() -> None:
    """Keep rules and sealed days as they are until the running transaction ends."""
    _lock("SELECT pg_advisory_xact_lock_shared(%s)")


def pass_alone() -> None:
    """Wait for the postings under way, and hold back new ones until the transaction ends."""
    _lock("SELECT pg_advisory_xact_lock(%s)")


def _lock(statement: str) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, [GATE])

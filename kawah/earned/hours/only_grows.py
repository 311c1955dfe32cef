"""Triggers that let a table only grow. On SQLite a migration that rebuilds a table drops its
triggers: such a migration has to call `let_only_grow` again (tests/test_only_grows.py tells)."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("hours_line", "hours_entry", "hours_root", "hours_head")

FUNCTION = """
CREATE OR REPLACE FUNCTION hours_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def let_only_grow(connection: BaseDatabaseWrapper) -> None:
    """Refuse changes on both databases and deletions on PostgreSQL.

    SQLite cannot tell a deletion from the emptying of a test database, so there removed rows are
    found by the chain and the daily root alone.
    """
    let_change(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for table in TABLES:
            cursor.execute(_creation(connection.vendor, table))


def let_change(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            place = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_only_grows{place}")


def _creation(vendor: str, table: str) -> str:
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION hours_refuse_change()"
        )
    return (
        f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    )

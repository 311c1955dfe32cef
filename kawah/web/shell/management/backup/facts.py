"""Counts, daily roots and migrations of a database, read without models: they may be of another
age than its tables."""

from django.db.backends.base.base import BaseDatabaseWrapper

from kawah.web.shell.management.backup.manifest import Facts

ROOTS = "SELECT day, hash FROM hours_root ORDER BY day"
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"


def read(connection: BaseDatabaseWrapper) -> Facts:
    with connection.cursor() as cursor:
        tables = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            counted = f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}"  # noqa: S608 - of our own
            cursor.execute(counted)
            tables[name] = int(cursor.fetchone()[0])
        roots, migrations = [], []
        if "hours_root" in tables:
            cursor.execute(ROOTS)
            roots = [(str(day), str(digest)) for day, digest in cursor.fetchall()]
        if "django_migrations" in tables:
            cursor.execute(MIGRATIONS)
            migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
    return Facts(connection.vendor, tables, roots, migrations)

"""The whole database as it was at one moment, while others go on writing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from msgspec import Struct

from kawah.web.shell.management.backup import facts, postgres
from kawah.web.shell.management.backup.manifest import DATABASE, Facts


class Snapshot(Struct, frozen=True):
    file: Path
    facts: Facts
    server: str


def take(folder: Path) -> Snapshot:
    """A file in `folder` that a database can be made of. Raises BackupRefused."""
    take_one = _of_postgres if connection.vendor == "postgresql" else _of_sqlite
    return take_one(folder / DATABASE)


def _of_sqlite(to: Path) -> Snapshot:
    """SQLite's online backup, in one step: in WAL mode it holds nobody up and sees one moment."""
    name = str(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(name, timeout=60)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    beside = connection.copy("snapshot")
    beside.settings_dict["NAME"] = str(to)
    try:
        found = facts.read(beside)
    finally:
        beside.close()
    return Snapshot(to, found, sqlite3.sqlite_version)


def _of_postgres(to: Path) -> Snapshot:
    """pg_dump and our own counting see the same moment: a snapshot that this transaction exports
    and keeps alive."""
    beside = connection.copy("snapshot")
    try:
        server = postgres.server_of(beside)
        with beside.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            postgres.dump(to, snapshot=cursor.fetchone()[0], server=server)
            found = facts.read(beside)
            cursor.execute("ROLLBACK")
    finally:
        beside.close()
    return Snapshot(to, found, str(server))

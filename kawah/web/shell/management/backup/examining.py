"""Looks at a site that was restored, in a process of its own whose settings lead there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime

import msgspec
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from msgspec import Struct

from kawah.earned.certificates import api as certificates
from kawah.earned.hours import api as hours
from kawah.learning.media import api as media
from kawah.web.shell.management.backup import facts
from kawah.web.shell.management.backup.manifest import Facts

MOST_NAMED = 20


class Examined(Struct, frozen=True):
    facts: Facts
    migrated: int  # migrations that were applied
    faults: list[str]
    files: int  # that rows name, and that are there


def examine(*, now: datetime) -> Examined:
    """What is in this site's database and whether ledger and files are whole. An older database is
    brought up to this program first, for it could not be looked at otherwise."""
    before = facts.read(connection)
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        call_command("migrate", verbosity=0)
    faults = [str(finding) for finding in hours.check(now=now)[:MOST_NAMED]]
    if connection.vendor == "sqlite":
        faults += _quick_check()
    count = 0
    for path, size in _named():
        count += 1
        if not default_storage.exists(path) or (size and default_storage.size(path) != size):
            faults.append(f"file missing or cut short: {path}")
    return Examined(before, len(waiting), faults[:MOST_NAMED], count)


def _quick_check() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        said = [str(row[0]) for row in cursor.fetchall()]
    return [] if said == ["ok"] else said


def _named() -> Iterator[tuple[str, int]]:
    """The files that rows name and that are never deleted, with their size where it is known."""
    for file in media.File.objects.iterator():
        yield file.place, file.size
    signed = certificates.Certificate.objects.exclude(file="")
    for path in signed.values_list("file", flat=True).iterator():
        yield path, 0


def elsewhere(data: str, database: str) -> Examined:
    """The same of a site in another data folder. Raises RuntimeError with what the process said."""
    looked = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(settings.ROOT / "manage.py"), "examine"],
        cwd=settings.ROOT,
        env={**os.environ, "KAWAH_DATA_DIR": data, "KAWAH_DATABASE_URL": database},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return msgspec.json.decode(looked.stdout.splitlines()[-1].encode(), type=Examined)
    except (IndexError, msgspec.DecodeError, json.JSONDecodeError) as error:
        raise RuntimeError(looked.stderr[-1000:] or looked.stdout[-1000:]) from error

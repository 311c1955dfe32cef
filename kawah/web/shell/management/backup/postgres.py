"""PostgreSQL's own programs, which know best how its databases are kept and brought back."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from kawah.web.shell.management.backup.manifest import BackupRefused, RestoreRefused

PLAIN = ("--no-owner", "--no-privileges")  # the database may have another owner elsewhere
MISSING = (
    "{program} is not installed: install Debian's postgresql-client."
    " / {program} belum terpasang: pasang paket postgresql-client."
)
OLDER = (
    "{program} {ours} is older than the server ({theirs}): install postgresql-client-{theirs}."
    " / {program} lebih tua daripada servernya."
)
VARIABLES = {
    "PGHOST": "HOST",
    "PGPORT": "PORT",
    "PGUSER": "USER",
    "PGPASSWORD": "PASSWORD",  # never on a command line, where every process may read it
    "PGDATABASE": "NAME",
}
OPTIONS = {"PGSSLMODE": "sslmode", "PGSSLROOTCERT": "sslrootcert"}


def dump(to: Path, *, snapshot: str, server: int) -> None:
    """Write what an exported snapshot sees. Raises BackupRefused."""
    fault = fault_of("pg_dump", server)
    if fault:
        raise BackupRefused(fault)
    options = ["--format=custom", "--compress=1", f"--snapshot={snapshot}", f"--file={to}"]
    said = _run("pg_dump", *PLAIN, *options)
    if said:
        raise BackupRefused(f"pg_dump failed: {said}")


def load(source: Path, *, into: str, server: int) -> None:
    """Fill an empty database in one transaction. Raises RestoreRefused."""
    fault = fault_of("pg_restore", server)
    if fault:
        raise RestoreRefused(fault)
    options = ["--exit-on-error", "--single-transaction", f"--dbname={into}"]
    said = _run("pg_restore", *PLAIN, *options, str(source))
    if said:
        raise RestoreRefused(f"pg_restore failed: {said}")


def fault_of(program: str, server: int) -> str:
    """Why a program cannot be used with a server of this major version; empty when it can."""
    if not shutil.which(program):
        return MISSING.format(program=program)
    command = [program, "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - theirs
    found = re.search(r"\b(\d+)(?:\.\d+|devel|beta\d*|rc\d*)", said.stdout)
    ours = int(found[1]) if found else 0
    return OLDER.format(program=program, ours=ours, theirs=server) if ours < server else ""


def server_of(connection: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10000


def _run(program: str, *arguments: str) -> str:
    """What a program complained of; empty when all went well."""
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own
        [program, "--no-password", *arguments],
        env={**os.environ, **environment(connection.settings_dict)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip()[-600:] or "no reason given" if done.returncode else ""


def environment(settings: Mapping[str, Any]) -> dict[str, str]:
    given = {name: str(settings.get(key) or "") for name, key in VARIABLES.items()}
    options = settings.get("OPTIONS") or {}
    given |= {name: str(options.get(key) or "") for name, key in OPTIONS.items()}
    return {name: value for name, value in given.items() if value}

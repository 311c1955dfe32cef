"""A scratch PostgreSQL of its own, for as long as a block or a command runs.

python -m tests.rig.postgres COMMAND ...    runs a command with KAWAH_DATABASE_URL set
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import Cursor, sql

from kawah.web.shell.management.processes import ending_with_its_parent
from tests.rig.ports import free_port

OLDEST = 15
TABLES = "tables"  # the template database of a copied cluster
# For tests alone: a power cut may eat this cluster, a killed process may not.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "timezone": "UTC",
}


class PostgresMissing(Exception):
    """No PostgreSQL server of a usable age is installed."""


def programs() -> Path:
    """The folder that holds initdb and postgres."""
    found = sorted(
        (int(path.parent.parent.name), path.parent)
        for path in Path("/usr/lib/postgresql").glob("[0-9]*/bin/postgres")
    )
    if found and found[-1][0] >= OLDEST:
        return found[-1][1]
    if beside := shutil.which("postgres"):
        return Path(beside).parent
    raise PostgresMissing(f"PostgreSQL {OLDEST} or newer is not installed")


@contextmanager
def cluster(
    *, settings: dict[str, str] | None = None, like: Path | None = None, keep: Path | None = None
) -> Iterator[str]:
    """Start a cluster, yield the address of its database `kawah`, stop it in every case.

    Pass `settings={}` for a cluster that keeps its promises when power fails; `like` is a data
    folder to begin with a copy of, and `keep` is where the folder is copied to in the end.
    """
    folder = Path(tempfile.mkdtemp(prefix="kawah-postgres-"))
    owner = unprivileged()
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    server: subprocess.Popen[bytes] | None = None
    try:
        if like:
            copy(like, folder / "data", owner)
        else:
            make(folder, owner)
        port = free_port()
        server = start(folder, owner, port, HASTY if settings is None else settings)
        wait_for(server, port, folder)
        yield f"postgres://kawah@127.0.0.1:{port}/kawah"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # fast shutdown: sessions are ended, files are whole
            server.wait(30)
            if keep:
                shutil.copytree(folder / "data", keep)
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged() -> pwd.struct_passwd | None:
    """Whom to run as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def make(folder: Path, owner: pwd.struct_passwd | None) -> None:
    command = [str(programs() / "initdb"), "-D", str(folder / "data"), "-U", "kawah"]
    subprocess.run(
        [*command, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
    )


def copy(data: Path, to: Path, owner: pwd.struct_passwd | None) -> None:
    shutil.copytree(data, to)
    if owner:
        for path in [to, *to.rglob("*")]:
            os.chown(path, owner.pw_uid, owner.pw_gid)


def start(
    folder: Path, owner: pwd.struct_passwd | None, port: int, extra: dict[str, str]
) -> subprocess.Popen[bytes]:
    options = {**SETTINGS, **extra, "port": str(port), "unix_socket_directories": str(folder)}
    parts = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs() / "postgres", "-D", folder / "data", *parts],
            cwd=folder,
            stdout=log,
            stderr=log,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
            start_new_session=True,
            preexec_fn=ending_with_its_parent(signal.SIGQUIT),
        )


def wait_for(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with managing(f"postgres://kawah@127.0.0.1:{port}/kawah") as cursor:
                create(cursor, "kawah")
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start: " + (folder / "log").read_text()[-2000:])


@contextmanager
def managing(address: str) -> Iterator[Cursor]:
    """A cursor that may make, rename and remove the databases of an address's server."""
    beside = address.rsplit("/", 1)[0] + "/postgres"
    with psycopg.connect(beside, autocommit=True) as connection, connection.cursor() as cursor:
        yield cursor


def create(cursor: Cursor, name: str, *, is_bare: bool = False) -> None:
    """Make a database anew, with its tables where the cluster has them to copy."""
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TABLES])
    has_tables = cursor.fetchone() is not None
    like = sql.Identifier(TABLES if has_tables and not is_bare else "template1")
    cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
    cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), like))


def become_template(address: str) -> None:
    """Name the database of an address so that `create` copies it from now on."""
    name = address.rsplit("/", 1)[1]
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with managing(address) as cursor:
        cursor.execute(rename.format(sql.Identifier(name), sql.Identifier(TABLES)))


def main() -> int:
    with cluster() as address:
        environment = {**os.environ, "KAWAH_DATABASE_URL": address}
        return subprocess.call(sys.argv[1:], env=environment)


if __name__ == "__main__":
    sys.exit(main())

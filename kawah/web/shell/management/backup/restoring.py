"""Brings a site back from an archive: into an empty place, or into a scratch one to verify it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from msgspec import Struct

from kawah.web.shell.management.backup import archive, examining, kept, postgres
from kawah.web.shell.management.backup.examining import Examined
from kawah.web.shell.management.backup.manifest import (
    DATABASE,
    Manifest,
    RestoreRefused,
    differences,
)

SQLITE_FILE = "kawah.sqlite3"
WORK = ".restoring"
NOT_EMPTY = (
    "{place} is not empty ({what}): a site is restored into an empty place only. Name another data"
    " folder with --into, or another database with KAWAH_DATABASE_URL."
    " / Tempat tujuan tidak kosong: sebut folder data atau basis data lain."
)
OTHER_DATABASE = (
    "The archive holds a database of {theirs}, and KAWAH_DATABASE_URL names one of {ours}."
    " / Arsip ini berisi basis data jenis lain."
)
NEWER = (
    "The archive was made by a newer Kawah (it knows {name}): update the code first, then restore."
    " / Arsip ini dari Kawah yang lebih baru: perbarui program dahulu."
)
NO_SCRATCH = (
    "A scratch database cannot be made to verify in ({why}): let the role make databases (ALTER"
    " ROLE ... CREATEDB), or restore into an empty database of your own."
    " / Basis data sementara tidak dapat dibuat: beri peran hak CREATEDB."
)


class Place(Struct, frozen=True):
    """Where a site is to live; `database` is the address of one, or empty for SQLite."""

    data: Path
    database: str


class Restored(Struct, frozen=True):
    manifest: Manifest
    examined: Examined
    faults: list[str]


def restore(path: Path, *, into: Path) -> Restored:
    """Fill an empty data folder and database, then look at them. Raises RestoreRefused."""
    manifest = _readable(path)
    place = Place(into.absolute(), _own_address())
    _demand_empty(place)
    return _bring_back(path, place, manifest)


def verify(path: Path) -> Restored:
    """The same in a scratch place that is gone afterwards. Raises RestoreRefused."""
    manifest = _readable(path)
    with (
        tempfile.TemporaryDirectory(prefix="kawah-verify-") as folder,
        _scratch_database() as address,
    ):
        return _bring_back(path, Place(Path(folder), address), manifest)


def _readable(path: Path) -> Manifest:
    """What the archive says about itself, when this program and its database can take it."""
    manifest = archive.manifest_of(path)
    if manifest.facts.vendor != connection.vendor:
        said = {"theirs": manifest.facts.vendor, "ours": connection.vendor}
        raise RestoreRefused(OTHER_DATABASE.format(**said))
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    if unknown := [name for name in manifest.facts.migrations if name not in known]:
        raise RestoreRefused(NEWER.format(name=unknown[-1]))
    return manifest


def _demand_empty(place: Place) -> None:
    found = kept.there(place.data)
    if not place.database and (place.data / SQLITE_FILE).exists():
        found.append(SQLITE_FILE)
    if place.database and connection.introspection.table_names():
        found.append("tables in the database")
    if found:
        raise RestoreRefused(NOT_EMPTY.format(place=place.data, what=", ".join(found)))


def _bring_back(path: Path, place: Place, manifest: Manifest) -> Restored:
    """Unpack beside its place, so that what is damaged never gets there."""
    work = place.data / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True, mode=0o700)
    try:
        archive.unpack(path, work, manifest)
        if place.database:
            name = urlsplit(place.database).path.strip("/")
            server = postgres.server_of(connection)
            postgres.load(work / DATABASE, into=name, server=server)
        for name in sorted(os.listdir(work)):
            _move(work / name, place)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    examined = examining.elsewhere(str(place.data), place.database)
    faults = differences(manifest.facts, examined.facts) + examined.faults
    return Restored(manifest, examined, faults)


def _move(source: Path, place: Place) -> None:
    if source.name != DATABASE:
        target = place.data / source.name
        if target.is_dir():
            target.rmdir()  # it is empty
        source.replace(target)
    elif not place.database:
        source.replace(place.data / SQLITE_FILE)


def _own_address() -> str:
    return os.environ.get("KAWAH_DATABASE_URL", "").strip()


@contextmanager
def _scratch_database() -> Iterator[str]:
    if connection.vendor != "postgresql":
        yield ""
        return
    name = f"kawah_verify_{uuid4().hex[:12]}"
    with connection._nodb_cursor() as cursor:
        try:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        except Exception as error:
            raise RestoreRefused(NO_SCRATCH.format(why=str(error).strip())) from error
    try:
        yield urlsplit(_own_address())._replace(path=f"/{name}").geturl()
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")

"""Makes a backup of a site that goes on running."""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from django.conf import settings
from msgspec import Struct

from kawah.earned.hours import api as hours
from kawah.web.shell.management.backup import kept, snapshots
from kawah.web.shell.management.backup.archive import Writer
from kawah.web.shell.management.backup.manifest import DATABASE, BackupRefused, Manifest
from kawah.web.shell.management.backup.snapshots import Snapshot

NOTE = "last-backup.json"
SETTLING = 1.0  # seconds; a row may be committed a moment before the bytes that it names are there
THERE = (
    "{place} is there already: name another file, or a folder."
    " / Berkas itu sudah ada: sebut nama lain, atau sebuah folder."
)
NO_FOLDER = "There is no folder {place}: make it first. / Folder itu tidak ada: buat dahulu."
BUSY = "Another backup of this site is being made. / Cadangan lain sedang dibuat."


class Made(Struct, frozen=True):
    """The last backup, as it is noted in the data folder."""

    at: datetime
    file: str
    bytes: int
    files: int
    secrets: list[str]  # the secrets that lie open in it


def make(target: Path, *, now: datetime) -> Made:
    """One archive of database, files and keys, readable by its owner only. Raises BackupRefused."""
    place = _place(target, now)
    with _alone(), _workplace(place.parent) as work:
        snapshot = snapshots.take(work)
        if snapshot.facts.roots:
            hours.publish()  # what the snapshot has sealed stands in the file of roots, too
        time.sleep(SETTLING)
        draft = work / "archive"
        files = _write(draft, snapshot, now=now)
        secrets = [name for name in kept.SECRETS if (_data() / name).exists()]
        made = Made(now, str(place), draft.stat().st_size, files, secrets)
        _publish(draft, place)
    (_data() / NOTE).write_bytes(msgspec.json.encode(made))
    return made


def last() -> Made | None:
    """The last backup that came to its end."""
    try:
        return msgspec.json.decode((_data() / NOTE).read_bytes(), type=Made)
    except (OSError, msgspec.DecodeError):
        return None


def _place(target: Path, now: datetime) -> Path:
    place = target.absolute()
    if place.is_dir():
        place /= f"kawah-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.tar"
    if place.exists():
        raise BackupRefused(THERE.format(place=place))
    if not place.parent.is_dir():
        raise BackupRefused(NO_FOLDER.format(place=place.parent))
    return place


@contextmanager
def _alone() -> Iterator[None]:
    with (_data() / "backup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupRefused(BUSY) from error
        yield


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    """A private folder on the disk of the archive; one that a killed backup left is cleared."""
    site = hashlib.sha256(str(_data()).encode()).hexdigest()[:8]
    folder = beside / f".kawah-backup-{site}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(draft: Path, snapshot: Snapshot, *, now: datetime) -> int:
    """The archive, on disk; how many files it holds beside the database.

    A file that went away meanwhile is not missed: only drafts and expired sheets are deleted.
    """
    last_day = snapshot.facts.roots[-1][0] if snapshot.facts.roots else ""
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream, Writer(stream) as writer:
        writer.add_file(DATABASE, snapshot.file)
        for name in kept.walk(_data()):
            _add(writer, name)
        writer.add_bytes(kept.ROOTS, kept.roots_up_to(_data(), last_day))
        writer.close(_manifest(writer, snapshot, now=now))
        stream.flush()
        os.fsync(stream.fileno())
    return writer.files - 1


def _manifest(writer: Writer, snapshot: Snapshot, *, now: datetime) -> Manifest:
    return Manifest(
        made_at=now.isoformat(),
        facts=snapshot.facts,
        server=snapshot.server,
        files=writer.files - 1,
        bytes=writer.bytes,
        members=writer.list_members(),
    )


def _add(writer: Writer, name: str) -> None:
    try:
        source = (_data() / name).open("rb")
    except FileNotFoundError:
        return
    with source:
        writer.add(name, source, os.fstat(source.fileno()).st_size)


def _publish(draft: Path, place: Path) -> None:
    """The archive gets its name when it is whole, and takes nobody's place."""
    try:
        os.link(draft, place)
    except FileExistsError as error:
        raise BackupRefused(THERE.format(place=place)) from error
    except OSError:  # no hard links on this disk
        draft.rename(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _data() -> Path:
    return Path(settings.DATA_DIR)

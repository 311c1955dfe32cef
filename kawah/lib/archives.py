"""Folders and zips that strangers made, read into memory or refused as a whole.

Nothing is written to disk, no link is followed, an archive inside stays closed, and no more than
the limits is ever held.
"""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kawah.lib import archive_names
from kawah.lib.archive_checks import (
    refuse_beyond,
    refuse_directory,
    refuse_entries,
    refuse_mode,
    refuse_size,
)
from kawah.lib.archive_refusals import LIMITS, ArchiveUnusable, Limits

__all__ = ["LIMITS", "ArchiveUnusable", "Limits", "read_folder", "read_zip"]

DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)


def read_folder(path: Path, *, limits: Limits = LIMITS) -> dict[str, bytes]:
    """The files of a folder by relative path; raises ArchiveUnusable."""
    if path.is_symlink() or not path.is_dir():
        raise ArchiveUnusable("missing", path.name)
    names = sorted(_names_under(path, limits))
    for name in names:
        archive_names.refuse_name(name)
    archive_names.refuse_clashes(names)
    files: dict[str, bytes] = {}
    left = limits.total_bytes
    for name in names:
        content = _bytes_of(path / name, name, limits, left)
        files[archive_names.normal(name)] = content
        left -= len(content)
    return _not_empty(files)


def read_zip(source: Path | bytes, *, limits: Limits = LIMITS) -> dict[str, bytes]:
    """The files of a zip by path; a single folder around them all is left out.

    Raises ArchiveUnusable.
    """
    with _damage_named(), _opened(source) as stream:
        refuse_directory(stream, limits)
        with zipfile.ZipFile(stream) as archive:
            refuse_entries(archive, limits)
            files = _contents(archive, limits)
    return _without_single_folder(_not_empty(files))


def _names_under(top: Path, limits: Limits) -> Iterator[str]:
    """Every file that an author put there; hidden folders are not even opened."""
    waiting = [top]
    count = 0
    while waiting:
        for entry in _listed(waiting.pop()):
            name = Path(entry.path).relative_to(top).as_posix()
            if archive_names.is_hidden(name):
                continue
            count += 1
            refuse_beyond(count, limits)
            refuse_mode(entry.stat(follow_symlinks=False).st_mode, name)
            if entry.is_dir():
                waiting.append(Path(entry.path))
            else:
                yield name


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise ArchiveUnusable("missing", folder.name) from error


def _bytes_of(path: Path, name: str, limits: Limits, left: int) -> bytes:
    try:
        # A file may be swapped for a pipe or a link between listing and opening.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            refuse_mode(os.fstat(handle).st_mode, name)
            content = file.read(min(limits.file_bytes, left) + 1)
    except OSError as error:
        raise ArchiveUnusable("missing", name) from error
    refuse_size(len(content), name, limits, left=left)
    return content


def _opened(source: Path | bytes) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        if source.is_file():
            return source.open("rb")
    except OSError as error:
        raise ArchiveUnusable("missing", source.name) from error
    raise ArchiveUnusable("missing", source.name)


@contextmanager
def _damage_named() -> Iterator[None]:
    """Give the reader's own complaints their sentence."""
    try:
        yield
    except NotImplementedError as error:
        raise ArchiveUnusable("method") from error
    except DAMAGE as error:
        raise ArchiveUnusable("truncated") from error


def _contents(archive: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = limits.total_bytes
    for entry in archive.infolist():
        if entry.is_dir() or archive_names.is_hidden(entry.filename):
            continue
        with archive.open(entry) as file:
            content = file.read(min(limits.file_bytes, left) + 1)
        refuse_size(len(content), entry.filename, limits, left=left)
        if len(content) != entry.file_size:
            raise ArchiveUnusable("truncated")
        files[archive_names.normal(entry.filename)] = content
        left -= len(content)
    return files


def _not_empty(files: dict[str, bytes]) -> dict[str, bytes]:
    if not files:
        raise ArchiveUnusable("empty")
    return files


def _without_single_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {path.partition("/")[0] for path in files}
    if len(tops) != 1 or any("/" not in path for path in files):
        return files
    return {path.partition("/")[2]: content for path, content in files.items()}

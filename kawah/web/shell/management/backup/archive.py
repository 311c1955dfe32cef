"""One file that holds a site: a tar with the database first and what it says about itself last.

What was cut short has no manifest, and what was changed has another hash than its list says.
"""

import hashlib
import io
import os
import re
import tarfile
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

import msgspec
from msgspec import Struct

from kawah.web.shell.management.backup import kept
from kawah.web.shell.management.backup.manifest import (
    DATABASE,
    FORMAT,
    Manifest,
    RestoreRefused,
)

MEMBERS = "members.jsonl"
MANIFEST = re.compile(r"manifest\.([0-9a-f]{64})\.json")
LARGEST_MANIFEST = 64 * 1024 * 1024
PIECE = 1024 * 1024
DAMAGED = (
    "The archive {name} is damaged or incomplete ({what}): take another one."
    " / Arsip ini rusak atau tidak lengkap: pakailah yang lain."
)


class Member(Struct, frozen=True):
    name: str
    bytes: int
    sha256: str


class Hashing(io.RawIOBase):
    """Reads on behalf of another and remembers the hash of what went through."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.sum = source, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.sum.update(piece)
        return piece


class Writer:
    """Closed with its block; only `close` makes an archive of what was written."""

    def __init__(self, stream: BinaryIO) -> None:
        self.tar = tarfile.TarFile(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT)
        self.list = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the writer
        self.files = self.bytes = 0

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self.list.close()

    def add(self, name: str, source: IO[bytes], size: int) -> None:
        hashing = Hashing(source)
        self._put(name, hashing, size)
        self.list.write(msgspec.json.encode(Member(name, size, hashing.sum.hexdigest())) + b"\n")
        self.files += 1
        self.bytes += size

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as source:
            self.add(name, source, os.fstat(source.fileno()).st_size)

    def add_bytes(self, name: str, content: bytes) -> None:
        self.add(name, io.BytesIO(content), len(content))

    def list_members(self) -> str:
        """Put the list of what was added; its hash."""
        size = self.list.tell()
        self.list.seek(0)
        hashing = Hashing(self.list)
        self._put(MEMBERS, hashing, size)
        return hashing.sum.hexdigest()

    def close(self, manifest: Manifest) -> None:
        content = msgspec.json.format(msgspec.json.encode(manifest))
        name = f"manifest.{hashlib.sha256(content).hexdigest()}.json"
        self._put(name, io.BytesIO(content), len(content))
        self.tar.close()

    def _put(self, name: str, source: IO[bytes] | Hashing, size: int) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        self.tar.addfile(info, source)
        self.tar.members.clear()  # type: ignore[attr-defined] # a million need not stay in memory


def manifest_of(path: Path) -> Manifest:
    """What an archive says about itself. Raises RestoreRefused."""
    with opened(path) as tar:
        last = next(iter(deque(_walk(tar), maxlen=1)), None)
        named = MANIFEST.fullmatch(last.name) if last else None
        if last is None or named is None or last.size > LARGEST_MANIFEST:
            raise damaged(path, "it does not end with a manifest")
        content = _content(tar, last)
    if hashlib.sha256(content).hexdigest() != named[1]:
        raise damaged(path, "its manifest was changed")
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as error:
        raise damaged(path, "its manifest cannot be read") from error
    if manifest.format != FORMAT:
        raise RestoreRefused(
            f"The archive has format {manifest.format}, and this Kawah reads {FORMAT}: update the"
            " code first. / Arsip ini berformat lain: perbarui program dahulu."
        )
    return manifest


def unpack(path: Path, into: Path, manifest: Manifest) -> None:
    """Write everything into an empty folder, comparing hashes. Raises RestoreRefused."""
    with opened(path) as tar, tempfile.TemporaryFile() as found:
        for info in _walk(tar):
            if info.name == MEMBERS:
                content = tar.extractfile(info)
                found.seek(0)
                _compare(path, found, content, manifest)
                return
            member = _write(tar, info, into, path)
            found.write(msgspec.json.encode(member) + b"\n")
    raise damaged(path, "it has no list of members")


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise damaged(path, "it is no archive of Kawah") from error
    except FileNotFoundError as error:
        raise RestoreRefused(f"There is no file {path}. / Tidak ada berkas itu.") from error


def damaged(path: Path, what: str) -> RestoreRefused:
    return RestoreRefused(DAMAGED.format(name=path.name, what=what))


def _walk(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while info := tar.next():
        yield info
        tar.members.clear()  # type: ignore[attr-defined] # as in the writer


def _content(tar: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(info)
    return file.read() if file else b""


def _write(tar: tarfile.TarFile, info: tarfile.TarInfo, into: Path, path: Path) -> Member:
    source = tar.extractfile(info) if info.isreg() else None
    if source is None or not (info.name == DATABASE or kept.is_ours(info.name)):
        raise damaged(path, "it holds what no backup of Kawah holds")
    target = into / info.name
    target.parent.mkdir(parents=True, exist_ok=True)
    is_private = info.name == DATABASE or kept.is_secret(info.name)
    if is_private:
        into.joinpath(info.name).parent.chmod(0o700)
    mode = 0o600 if is_private else 0o640
    size, digest = 0, hashlib.sha256()
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise damaged(path, "it holds a file twice") from error
    with os.fdopen(handle, "wb") as file:
        while piece := source.read(PIECE):
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return Member(info.name, size, digest.hexdigest())


def _compare(path: Path, found: IO[bytes], content: IO[bytes] | None, manifest: Manifest) -> None:
    """The list of what was unpacked, and the list in the archive, line by line."""
    digest = hashlib.sha256()
    for line in content or ():
        digest.update(line)
        if found.readline() != line:
            name = msgspec.json.decode(line).get("name", "") if line.startswith(b"{") else ""
            raise damaged(path, f"{name} is not as it was kept")
    if found.readline() or digest.hexdigest() != manifest.members:
        raise damaged(path, "its list of members was changed")

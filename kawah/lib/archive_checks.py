"""What is looked at in a zip before any of its content is unpacked."""

import os
import stat
import struct
import zipfile
from typing import BinaryIO

from kawah.lib import archive_names
from kawah.lib.archive_refusals import MEGABYTE, ArchiveUnusable, Limits

FIRST_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
END_SIGN = b"PK\x05\x06"
END = struct.Struct("<4s4H2LH")
ZIP64_SIGN = b"PK\x06\x07"
ZIP64_BYTES = 20
LONGEST_COMMENT = 0xFFFF
DIRECTORY_BYTES_PER_ENTRY = 400  # a table of contents with longer names is no course
LOCAL_HEADER_BYTES = 30
ENCRYPTED = 0x1 | 0x40
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def refuse_directory(stream: BinaryIO, limits: Limits) -> None:
    """Judge the size of the table of contents before anything reads it into memory."""
    if stream.read(4) not in FIRST_SIGNS:
        raise ArchiveUnusable("not_zip")
    size = stream.seek(0, os.SEEK_END)
    if size > limits.total_bytes:
        raise ArchiveUnusable("total_size")
    stream.seek(max(0, size - END.size - LONGEST_COMMENT - ZIP64_BYTES))
    tail = stream.read()
    start = _end_of_zip(tail)
    end = END.unpack_from(tail, start)
    comment = end[7]
    if start + END.size + comment != len(tail):
        raise ArchiveUnusable("truncated")
    _refuse_end(end, before=tail[max(0, start - ZIP64_BYTES) : start], limits=limits)


def refuse_entries(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Judge every entry, and all of them together."""
    entries = archive.infolist()
    refuse_beyond(len(entries), limits)
    for entry in entries:
        _refuse_entry(entry, limits)
    archive_names.refuse_clashes(entry.filename for entry in entries)
    _refuse_overlaps(entries, end=archive.start_dir)
    if sum(entry.file_size for entry in entries) > limits.total_bytes:
        raise ArchiveUnusable("total_size")


def refuse_beyond(count: int, limits: Limits) -> None:
    if count > limits.entries:
        raise ArchiveUnusable("entries")


def refuse_mode(mode: int, name: str) -> None:
    """Zips of systems without modes say nothing, and a zip may hold permission bits alone."""
    if stat.S_ISLNK(mode):
        raise ArchiveUnusable("link", name)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ArchiveUnusable("device", name)


def refuse_size(size: int, name: str, limits: Limits, *, left: int) -> None:
    if size > limits.file_bytes:
        raise ArchiveUnusable("file_size", name)
    if size > left:
        raise ArchiveUnusable("total_size")


def _end_of_zip(tail: bytes) -> int:
    """Where the end record starts. Python's reader tries an end without comment first, and both
    must see the same one."""
    start = len(tail) - END.size
    if start < 0 or not (tail.startswith(END_SIGN, start) and tail.endswith(b"\0\0")):
        start = tail.rfind(END_SIGN)
    if start < 0 or len(tail) - start < END.size:
        raise ArchiveUnusable("truncated")
    return start


def _refuse_end(end: tuple[int, ...], *, before: bytes, limits: Limits) -> None:
    _sign, disk, first_disk, here, in_all, directory, _offset, _comment = end
    if before.startswith(ZIP64_SIGN) or 0xFFFF in (here, in_all) or directory == 0xFFFFFFFF:
        raise ArchiveUnusable("zip64")
    if disk or first_disk or here != in_all:
        raise ArchiveUnusable("truncated")
    if in_all > limits.entries or directory > limits.entries * DIRECTORY_BYTES_PER_ENTRY:
        raise ArchiveUnusable("entries")


def _refuse_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.orig_filename  # the reader cuts `filename` at its first zero byte
    archive_names.refuse_name(name)
    if entry.flag_bits & ENCRYPTED:
        raise ArchiveUnusable("encrypted", name)
    if entry.compress_type not in METHODS:
        raise ArchiveUnusable("method", name)
    refuse_mode(entry.external_attr >> 16, name)
    if entry.is_dir() and entry.file_size:
        raise ArchiveUnusable("device", name)
    if entry.file_size > limits.file_bytes:
        raise ArchiveUnusable("file_size", name)
    if entry.file_size > max(MEGABYTE, limits.ratio * entry.compress_size):
        raise ArchiveUnusable("ratio", name)


def _refuse_overlaps(entries: list[zipfile.ZipInfo], *, end: int) -> None:
    """Entries that share bytes make a small zip huge."""
    after = end
    for entry in sorted(entries, key=lambda entry: entry.header_offset, reverse=True):
        least = LOCAL_HEADER_BYTES + len(entry.orig_filename) + entry.compress_size
        if entry.header_offset < 0 or entry.header_offset + least > after:
            raise ArchiveUnusable("overlap", entry.filename)
        after = entry.header_offset

"""Byte ranges: a player asks for the part of a film that is to be seen next."""

import re
from collections.abc import Iterator

from django.core.files.base import File as Stream

ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
CHUNK = 64 * 1024


class RangeUnsatisfiable(Exception):
    """The range lies outside the file."""


def asked(header: str, *, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None when the whole file is.

    Several ranges at once are answered with the whole file. Raises RangeUnsatisfiable.
    """
    found = ONE_RANGE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
    if first > last:
        raise RangeUnsatisfiable
    return first, last


class Part:
    """The bytes of a stream from one place to another; whoever answers with it closes it."""

    def __init__(self, stream: Stream, *, first: int, last: int) -> None:
        self.stream = stream
        self.first = first
        self.length = last - first + 1

    def __iter__(self) -> Iterator[bytes]:
        left = self.length
        self.stream.seek(self.first)
        while left > 0 and (chunk := self.stream.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self.stream.close()

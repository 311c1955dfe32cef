"""How wide and high a picture is, read from its first bytes."""

import struct
from collections.abc import Callable

from kawah.learning.media import kinds

Size = tuple[int | None, int | None]
UNKNOWN: Size = (None, None)
WIDEST = 65_535  # a side beyond this is no picture that anyone can show


def size_of(content: bytes, mime: str) -> Size:
    """Width and height in pixels, as far as the file says so."""
    try:
        width, height = READERS[mime](content)
    except (struct.error, IndexError):
        return UNKNOWN
    if not (width and height) or max(width, height) > WIDEST:
        return UNKNOWN
    return width, height


def _png(content: bytes) -> Size:
    width, height = struct.unpack_from(">2L", content, 16)
    return width, height


def _jpeg(content: bytes) -> Size:
    """Walk the segments up to the one that starts the frame."""
    at = 2
    while content[at] == 0xFF:
        sign, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if 0xC0 <= sign <= 0xCF and sign not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">2H", content, at + 5)
            return width, height
        at += 2 + max(length, 2)
    return UNKNOWN


def _webp(content: bytes) -> Size:
    form = content[12:16]
    if form == b"VP8 ":
        width, height = struct.unpack_from("<2H", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<L", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return width, int.from_bytes(content[27:30], "little") + 1
    return UNKNOWN


def _avif(content: bytes) -> Size:
    at = content.find(b"ispe", 0, 20_000)
    if at < 0:
        return UNKNOWN
    width, height = struct.unpack_from(">2L", content, at + 8)
    return width, height


READERS: dict[str, Callable[[bytes], Size]] = {
    kinds.PNG: _png,
    kinds.JPEG: _jpeg,
    kinds.WEBP: _webp,
    kinds.AVIF: _avif,
}

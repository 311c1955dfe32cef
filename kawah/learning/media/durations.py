"""How long audio and video play, read from the container without decoding."""

import re
import struct
from collections.abc import Callable
from math import isfinite

from kawah.learning.media import adts, kinds

LONGEST = 12 * 3600.0
MATROSKA_SCALE = b"\x2a\xd7\xb1"
MATROSKA_DURATION = re.compile(rb"\x44\x89(?:\x84(.{4})|\x88(.{8}))", re.DOTALL)
OPUS_RATE = 48_000


def seconds_of(content: bytes, mime: str) -> float | None:
    """Seconds, or None when the file does not say or cannot be believed."""
    reader = READERS.get(mime)
    try:
        seconds = reader(content) if reader else None
    except (struct.error, ZeroDivisionError, IndexError):
        return None
    is_credible = seconds is not None and isfinite(seconds) and 0 < seconds <= LONGEST
    return seconds if is_credible else None


def _mp4(content: bytes) -> float | None:
    at = content.find(b"mvhd")
    if at < 0:
        return None
    form = ">LQ" if content[at + 4] == 1 else ">LL"
    scale, length = struct.unpack_from(form, content, at + (24 if form == ">LQ" else 16))
    return float(length) / float(scale)


def _webm(content: bytes) -> float | None:
    head = content[:4096]
    found = MATROSKA_DURATION.search(head)
    if found is None:
        return None
    (length,) = struct.unpack(">f", found[1]) if found[1] else struct.unpack(">d", found[2])
    scale, at = 1_000_000, head.find(MATROSKA_SCALE)
    if at >= 0:
        width = head[at + 3] & 0x0F
        scale = int.from_bytes(head[at + 4 : at + 4 + width], "big")
    return float(length) * scale / 1e9


def _ogg(content: bytes) -> float | None:
    last = content.rfind(b"OggS")
    (granule,) = struct.unpack_from("<q", content, last + 6)
    if b"OpusHead" in content[:200]:
        return float(granule) / OPUS_RATE
    at = content.find(b"\x01vorbis", 0, 200)
    (rate,) = struct.unpack_from("<L", content, at + 12)
    return float(granule) / float(rate)


READERS: dict[str, Callable[[bytes], float | None]] = {
    kinds.MP4: _mp4,
    kinds.M4A: _mp4,
    kinds.WEBM: _webm,
    kinds.WEBA: _webm,
    kinds.OGG: _ogg,
    kinds.AAC: adts.seconds_of,
}

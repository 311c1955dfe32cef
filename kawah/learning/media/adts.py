"""Bare AAC, as some recorders of phones write it: a row of frames, each saying how long it is."""

from collections.abc import Iterator

SAMPLES = 1024  # of a frame
RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
HEAD = 7
ENOUGH = 3  # frames in a row are no chance


def frames_of(content: bytes) -> int:
    """How many frames there are; 0 for what is no bare AAC."""
    count = sum(1 for _start in _starts(content))
    return count if count >= ENOUGH else 0


def seconds_of(content: bytes) -> float | None:
    rate = (content[2] >> 2) & 15
    return frames_of(content) * SAMPLES / RATES[rate] if rate < len(RATES) else None


def _starts(content: bytes) -> Iterator[int]:
    """Where each frame begins, up to the first that is none."""
    at = 0
    while at + HEAD <= len(content):
        is_frame = content[at] == 0xFF and content[at + 1] & 0xF6 == 0xF0
        length = (content[at + 3] & 3) << 11 | content[at + 4] << 3 | content[at + 5] >> 5
        if not is_frame or length < HEAD or (content[at + 2] >> 2) & 15 >= len(RATES):
            return
        yield at
        at += length

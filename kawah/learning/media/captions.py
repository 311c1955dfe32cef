"""Captions in WebVTT."""

import re

from django.utils.translation import gettext_lazy as _

from kawah.learning.media.refusals import FileRefused

MOMENT = r"(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"{MOMENT}[ \t]+-->[ \t]+{MOMENT}(?:[ \t].*)?")


class CaptionsUnreadable(FileRefused):
    """A caption file does not follow WebVTT."""

    sentence = _(
        "%(name)s: teks video tidak terbaca di baris %(found)s; tulis sebagai WebVTT, misalnya "
        "“00:01.000 --> 00:04.000” lalu kalimatnya."
    )


def looks_like(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def seconds_of(content: bytes, *, name: str) -> float:
    """When the last caption ends; raises CaptionsUnreadable."""
    try:
        lines = content.decode("utf-8-sig").replace("\0", "\ufffd").splitlines()
    except UnicodeDecodeError as error:
        raise CaptionsUnreadable(name, "1") from error
    end = previous = 0.0
    for number, line in enumerate(lines, start=1):
        if "-->" not in line:
            continue
        start, end = _timing(line, number, name)
        if start < previous or not _has_words(lines, number):
            raise CaptionsUnreadable(name, str(number))
        previous = start
    if not end or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise CaptionsUnreadable(name, "1")
    return end


def _timing(line: str, number: int, name: str) -> tuple[float, float]:
    found = TIMING.fullmatch(line.strip())
    if found is None:
        raise CaptionsUnreadable(name, str(number))
    start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
    if end <= start:
        raise CaptionsUnreadable(name, str(number))
    return start, end


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _has_words(lines: list[str], number: int) -> bool:
    """Whether the line after a timing holds a caption."""
    return number < len(lines) and bool(lines[number].strip())

"""Keeping a file: judged by its bytes, stored once under their hash."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.defaultfilters import filesizeformat
from msgspec import Struct

from kawah.learning.media import captions, documents, drawings, durations, pictures
from kawah.learning.media.kinds import CSV, KINDS, MB, PDF, SVG, VTT, Family
from kawah.learning.media.models import File
from kawah.learning.media.recognizing import recognize
from kawah.learning.media.refusals import FileDamaged, FileTooLarge

LARGEST = 50 * MB


class Measures(Struct, frozen=True):
    mime: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None


def keep(name: str, content: bytes, *, now: datetime) -> File:
    """The kept file; the same content is one file, whatever its name. Raises FileRefused."""
    file = judge(name, content, now=now)
    store(file, content)
    return file


def judge(name: str, content: bytes, *, now: datetime) -> File:
    """The row of a file whose bytes are still to be stored.

    Raises FileRefused: KindNotAllowed, FileTooLarge, FileDamaged, DrawingUnsafe,
    CaptionsUnreadable, TableUnsafe, DocumentActive.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = File.objects.filter(sha256=digest).first()
    if known is None:
        measures = measure(name, content)
        known, _new = File.objects.get_or_create(
            sha256=digest,
            defaults={
                "name": PurePosixPath(name).name[:200],
                "mime": measures.mime,
                "size": len(content),
                "width": measures.width,
                "height": measures.height,
                "seconds": measures.seconds,
                "kept_at": now,
            },
        )
    return known


def family_of(name: str, content: bytes) -> Family:
    """What kind of thing a file is, by its bytes. Raises KindNotAllowed."""
    return KINDS[recognize(content, name=name)].family


def measure(name: str, content: bytes) -> Measures:
    """What a file is and how large or long; raises FileRefused."""
    if not content:
        raise FileDamaged(name)
    if len(content) > LARGEST:
        raise FileTooLarge(name, filesizeformat(LARGEST))
    mime = recognize(content, name=name)
    limit = KINDS[mime].bytes_at_most
    if len(content) > limit:
        raise FileTooLarge(name, filesizeformat(limit))
    return _measured(name, content, mime)


def content_of(file: File) -> bytes:
    """The bytes of a kept file."""
    with default_storage.open(file.place) as stored:
        content: bytes = stored.read()
    return content


def _measured(name: str, content: bytes, mime: str) -> Measures:
    if mime == SVG:
        width, height = drawings.size_of(content, name=name)
        return Measures(mime, width, height)
    if mime == VTT:
        return Measures(mime, seconds=captions.seconds_of(content, name=name))
    if mime == CSV:
        documents.refuse_formulas(content, name=name)
    if mime == PDF and b"%%EOF" not in content[-2048:]:
        raise FileDamaged(name)
    if KINDS[mime].family == Family.PICTURE:
        width, height = pictures.size_of(content, mime)
        return Measures(mime, width, height)
    return Measures(mime, seconds=durations.seconds_of(content, mime))


def store(file: File, content: bytes) -> None:
    """Write the bytes unless they are there; a write that was cut short is written anew."""
    if default_storage.exists(file.place):
        if default_storage.size(file.place) == len(content):
            return
        default_storage.delete(file.place)
    written = default_storage.save(file.place, ContentFile(content))
    if written != file.place:  # someone else stored the same bytes meanwhile
        default_storage.delete(written)

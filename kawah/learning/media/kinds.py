"""The kinds of file that are kept, each with how large it may be."""

from enum import StrEnum

from msgspec import Struct

KB = 1000
MB = 1000 * KB

SVG = "image/svg+xml"
PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
AVIF = "image/avif"
MP3 = "audio/mpeg"
OGG = "audio/ogg"
M4A = "audio/mp4"
WEBA = "audio/webm"
AAC = "audio/aac"
MP4 = "video/mp4"
WEBM = "video/webm"
VTT = "text/vtt"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


class Family(StrEnum):
    PICTURE = "picture"
    AUDIO = "audio"
    VIDEO = "video"
    CAPTIONS = "captions"
    DOCUMENT = "document"


class Kind(Struct, frozen=True):
    extension: str
    family: Family
    bytes_at_most: int


KINDS: dict[str, Kind] = {
    SVG: Kind("svg", Family.PICTURE, 500 * KB),
    PNG: Kind("png", Family.PICTURE, 5 * MB),
    JPEG: Kind("jpg", Family.PICTURE, 5 * MB),
    WEBP: Kind("webp", Family.PICTURE, 5 * MB),
    AVIF: Kind("avif", Family.PICTURE, 5 * MB),
    MP3: Kind("mp3", Family.AUDIO, 30 * MB),
    OGG: Kind("opus", Family.AUDIO, 30 * MB),
    M4A: Kind("m4a", Family.AUDIO, 30 * MB),
    WEBA: Kind("weba", Family.AUDIO, 30 * MB),
    AAC: Kind("aac", Family.AUDIO, 30 * MB),
    MP4: Kind("mp4", Family.VIDEO, 50 * MB),
    WEBM: Kind("webm", Family.VIDEO, 50 * MB),
    VTT: Kind("vtt", Family.CAPTIONS, 500 * KB),
    CSV: Kind("csv", Family.DOCUMENT, 5 * MB),
    XLSX: Kind("xlsx", Family.DOCUMENT, 10 * MB),
    DOCX: Kind("docx", Family.DOCUMENT, 10 * MB),
    PDF: Kind("pdf", Family.DOCUMENT, 20 * MB),
}

BY_ENDING = {kind.extension: kind.family for kind in KINDS.values()} | {
    "jpeg": Family.PICTURE,
    "ogg": Family.AUDIO,
    "oga": Family.AUDIO,
}


def family_called(name: str) -> Family | None:
    """What a file is by its name alone: enough to list it, not to keep it."""
    return BY_ENDING.get(name.rpartition(".")[2].lower())

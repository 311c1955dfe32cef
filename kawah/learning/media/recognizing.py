"""What a file is, by its bytes; a name counts only for tables, which have no sign of their own."""

import re

from kawah.learning.media import adts, captions, documents, drawings, kinds
from kawah.learning.media.refusals import KindNotAllowed

VIDEO_TRACK = re.compile(rb"hdlr.{8}vide", re.DOTALL)
MP4_BRANDS = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1"})
M4_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4V ", b"dash", b"MSNV"})
PHONE_BRANDS = frozenset({b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3gr6", b"qt  ", b"iso7", b"iso8"})
UNPLAYED = re.compile(rb"s(?:amr|awb|evc|qcp)")  # sounds of telephony that no browser plays
EBML = b"\x1a\x45\xdf\xa3"


def recognize(content: bytes, *, name: str) -> str:
    """The MIME type; raises KindNotAllowed, and FileDamaged or DocumentActive for documents."""
    found = _picture(content) or _sound_or_film(content) or _text(content, name)
    if found is None and content.startswith(b"PK\x03\x04"):
        found = documents.office_kind(content, name=name)
    if found is None:
        raise KindNotAllowed(name)
    return found


def _picture(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return kinds.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return kinds.JPEG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return kinds.WEBP
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return kinds.AVIF
    return None


def _sound_or_film(content: bytes) -> str | None:
    if content.startswith(b"OggS"):
        is_sound = b"OpusHead" in content[:200] or b"\x01vorbis" in content[:200]
        return kinds.OGG if is_sound else None
    if content[4:8] == b"ftyp" and content[8:12] in MP4_BRANDS | M4_BRANDS:
        return kinds.MP4 if VIDEO_TRACK.search(content) else kinds.M4A
    if content[4:8] == b"ftyp" and content[8:12] in PHONE_BRANDS:
        return _recording(content)
    if content.startswith(EBML) and b"webm" in content[:64]:
        is_film = re.search(rb"V_(?:VP[89]|AV1)", content[:65536])
        return kinds.WEBM if is_film else kinds.WEBA
    if adts.frames_of(content):
        return kinds.AAC
    return kinds.MP3 if _is_mp3(content) else None


def _recording(content: bytes) -> str | None:
    """What a phone's recorder wrote, where it is the sound that browsers play."""
    is_played = b"mp4a" in content and not UNPLAYED.search(content)
    return kinds.M4A if is_played and not VIDEO_TRACK.search(content) else None


def _is_mp3(content: bytes) -> bool:
    if content.startswith(b"ID3"):
        return True
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return False
    version, layer = content[1] >> 3 & 3, content[1] >> 1 & 3
    rate, frequency = content[2] >> 4, content[2] >> 2 & 3
    return version != 1 and layer == 1 and rate not in (0, 15) and frequency != 3


def _text(content: bytes, name: str) -> str | None:
    if content.startswith(b"%PDF-"):
        return kinds.PDF
    if captions.looks_like(content):
        return kinds.VTT
    if drawings.looks_like(content.removeprefix(b"\xef\xbb\xbf")):
        return kinds.SVG if b"<svg" in content or b":svg" in content else None
    return kinds.CSV if documents.looks_like_table(content, name) else None

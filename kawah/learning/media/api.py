"""What other rooms may ask of media."""

from kawah.learning.media.apart import DeckRefused, slides_of
from kawah.learning.media.captions import CaptionsUnreadable
from kawah.learning.media.documents import DocumentActive, TableUnsafe
from kawah.learning.media.drawings import DrawingUnsafe
from kawah.learning.media.keeping import content_of, family_of, judge, keep, store
from kawah.learning.media.kinds import KINDS, Family, family_called
from kawah.learning.media.models import File
from kawah.learning.media.refusals import FileDamaged, FileRefused, FileTooLarge, KindNotAllowed
from kawah.learning.media.signing import (
    UNDER_THE_PEN,
    AddressExpired,
    AddressInvalid,
    FileMissing,
    Opened,
    open_signed,
    signed_prefix,
)

__all__ = [
    "KINDS",
    "UNDER_THE_PEN",
    "AddressExpired",
    "AddressInvalid",
    "CaptionsUnreadable",
    "DeckRefused",
    "DocumentActive",
    "DrawingUnsafe",
    "Family",
    "File",
    "FileDamaged",
    "FileMissing",
    "FileRefused",
    "FileTooLarge",
    "KindNotAllowed",
    "Opened",
    "TableUnsafe",
    "content_of",
    "family_of",
    "family_called",
    "judge",
    "keep",
    "open_signed",
    "signed_prefix",
    "slides_of",
    "store",
]

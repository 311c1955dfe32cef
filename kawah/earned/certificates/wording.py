"""What a certificate says, frozen at issue: no later change of a name or a course alters it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec import Struct

# An 18-digit staff number (NIP) or a 16-digit identity number (NIK), spaced as people write them.
PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(\d{8}[ .-]?\d{6}[ .-]?\d[ .-]?\d{3}|\d{6}[ .-]?\d{6}[ .-]?\d{4})(?!\d)"
)


class PersonalNumberFound(ValueError):
    """A certificate is public, and a text meant for it holds a NIP or NIK; names the field."""


class Teacher(Struct, frozen=True):
    """One half of the co-teaching pair; `position` may stay empty."""

    name: str
    position: str = ""


class Signatory(Struct, frozen=True):
    name: str
    position: str
    agency: str


class Subject(Struct, frozen=True):
    """One line of the second page: a mata pelatihan with its length. Minutes add up; JP that are
    rounded line by line do not."""

    title: str
    minutes: int


class Wording(Struct, frozen=True, kw_only=True):
    """The words of one certificate; every text is shown as it stands."""

    code: str  # bare, as codes.new gives it
    number: str
    recipient_name: str  # with titles
    recipient_post: str = ""
    agency_name: str
    agency_motto: str = ""
    agency_crest: str = ""  # an SVG document, already sanitised; set only while it is drawn
    crest: str = ""  # the hash of the kept file that the document is made of
    course_title: str
    outcomes: tuple[str, ...]  # what the person is able to do, each a phrase after "mampu"
    jp: Decimal
    started_on: date | None = None
    completed_on: date
    issued_on: date
    place: str  # the town; empty when the agency has named none
    delivery: str
    trainer: Teacher | None
    practitioner: Teacher | None
    signatory: Signatory
    second: Signatory | None = None
    verify_url: str
    regulations: tuple[str, ...] = ()
    signer_label: str
    subjects: tuple[Subject, ...] = ()
    language: Literal["id", "en"] = "id"

    def __post_init__(self) -> None:
        public = {
            name: text
            for name, text in freeze(self).items()
            if name not in ("agency_crest", "crest", "verify_url")
        }
        for name, value in public.items():
            if PERSONAL_NUMBER.search(str(value)):
                raise PersonalNumberFound(name)


def freeze(wording: Wording) -> dict[str, Any]:
    """The wording as plain JSON values, to be stored."""
    frozen: dict[str, Any] = msgspec.to_builtins(wording)
    return frozen


def thaw(frozen: dict[str, Any]) -> Wording:
    """The wording that `freeze` stored. Raises msgspec.ValidationError."""
    return msgspec.convert(frozen, Wording)

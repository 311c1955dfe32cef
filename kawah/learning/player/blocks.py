"""What a lesson consists of. `line` is where a block begins in its source."""

from typing import TypeAlias

from msgspec import Struct

from kawah.learning.player.quizzing import Question


class Prose(Struct, frozen=True):
    line: int
    text: str


class Callout(Struct, frozen=True):
    line: int
    style: str  # info, important, example, tip
    title: str
    text: str


class Picture(Struct, frozen=True):
    line: int
    path: str
    alt: str
    caption: str
    is_decoration: bool


class Audio(Struct, frozen=True):
    line: int
    path: str
    title: str
    transcript: str


class Pause(Struct, frozen=True):
    """At this second the video stops for the block with this id."""

    second: int
    block: str


class Video(Struct, frozen=True):
    line: int
    path: str
    title: str
    captions: str
    poster: str
    pauses: tuple[Pause, ...]
    description: str


class Ask(Struct, frozen=True):
    line: int
    id: str
    question: Question


class Way(Struct, frozen=True):
    """One decision that can be taken, and what follows from it."""

    text: str
    outcome: str
    is_best: bool


class Decide(Struct, frozen=True):
    line: int
    id: str
    situation: str
    ways: tuple[Way, ...]

    @property
    def has_best(self) -> bool:
        return any(way.is_best for way in self.ways)


class Contrast(Struct, frozen=True):
    """Rule and reality side by side; participants say whether the rule holds in their office."""

    line: int
    id: str
    title: str
    regulation: str  # a key of the course's regulations
    place: str  # article or part of it
    practitioner: str
    rule: str
    practice: str


class Download(Struct, frozen=True):
    line: int
    path: str
    title: str


Block: TypeAlias = Prose | Callout | Picture | Audio | Video | Ask | Decide | Contrast | Download
Answerable: TypeAlias = Ask | Decide | Contrast
ANSWERABLE = (Ask, Decide, Contrast)
REQUIRED = (Ask, Decide)  # these are answered before a lesson is finished

"""What people do here, one immutable struct per kind of act. Followers read these; other systems
are told in xAPI. Identifiers are UUIDs of the rows concerned; durations are seconds."""

from datetime import date
from typing import TypeAlias
from uuid import UUID

import msgspec
from msgspec import Struct


class Act(Struct, frozen=True, tag_field="kind"):
    """An act about one enrollment; `subject` is the IRI path of the thing acted on."""

    enrollment: UUID


class Enrolled(Act, frozen=True, tag="enrolled"):
    course: UUID
    version: int


class Withdrew(Act, frozen=True, tag="withdrew"):
    course: UUID
    reason: str


class Answered(Act, frozen=True, tag="answered"):
    """A question inside a lesson was answered, or a decision taken."""

    activity: UUID
    block: str
    fraction: float | None


class Compared(Act, frozen=True, tag="compared"):
    """A participant said whether a rule holds in the own office, and why not."""

    activity: UUID
    block: str
    holds: bool
    because: str


class Started(Act, frozen=True, tag="started"):
    """An attempt at a quiz was begun; `number` counts a person's attempts."""

    activity: UUID
    attempt: UUID
    number: int


class ItemResult(Struct, frozen=True):
    """What an answer to one version of a question was worth; None while a person has yet to mark
    it."""

    item: UUID
    version: int
    fraction: float | None


class Submitted(Act, frozen=True, tag="submitted"):
    """An attempt was handed in; `fraction` is None while a person has yet to mark it.

    `items` are its questions in the order of the paper.
    """

    activity: UUID
    attempt: UUID
    fraction: float | None
    items: tuple[ItemResult, ...] = ()


class Graded(Act, frozen=True, tag="graded"):
    """A person or a regrade gave an attempt (another) result."""

    activity: UUID
    attempt: UUID
    fraction: float
    reason: str


class Completed(Act, frozen=True, tag="completed"):
    """An activity's own condition was met. `seconds` is time on task from activity."""

    activity: UUID
    seconds: int
    fraction: float | None = None


class CourseCompleted(Act, frozen=True, tag="course_completed"):
    """Every required activity of the version was completed."""

    course: UUID
    version: int


class Reflected(Act, frozen=True, tag="reflected"):
    activity: UUID | None
    entry: UUID
    words: int


class Shared(Act, frozen=True, tag="shared"):
    """A journal entry was opened to the trainers of the course version."""

    entry: UUID


class TookBack(Act, frozen=True, tag="took_back"):
    """A shared entry is its writer's own again."""

    entry: UUID


class Replied(Act, frozen=True, tag="replied"):
    """A trainer answered a shared entry; `enrollment` is its writer's."""

    entry: UUID
    reply: UUID
    words: int


class Journaled(Struct, frozen=True, tag_field="kind", tag="journaled"):
    """An entry was written for oneself, outside any course."""

    entry: UUID
    words: int


class Trained(Struct, frozen=True, tag_field="kind", tag="trained"):
    """Part of a training elsewhere, shown by evidence that others accepted; one act for each day
    that the rules count by itself."""

    claim: UUID
    title: str
    organizer: str
    form: str
    minutes: int


class Annulled(Struct, frozen=True, tag_field="kind", tag="annulled"):
    """What was accepted of a training elsewhere counts no more: its days of the year of `day`."""

    claim: UUID
    title: str
    form: str
    day: date
    reason: str


class Carried(Struct, frozen=True, tag_field="kind", tag="carried"):
    """A line of the ledger is brought over from another record of the same person; `line` is the
    statement from which it was made there."""

    line: UUID
    merger: UUID


AnyAct: TypeAlias = (
    Enrolled
    | Withdrew
    | Answered
    | Compared
    | Started
    | Submitted
    | Graded
    | Completed
    | CourseCompleted
    | Reflected
    | Shared
    | TookBack
    | Replied
    | Journaled
    | Trained
    | Annulled
    | Carried
)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyAct] = msgspec.json.Decoder(AnyAct)


def encode(act: AnyAct) -> str:
    return _encoder.encode(act).decode()


def decode(body: str) -> AnyAct:
    return _decoder.decode(body)


def kind_of(act: AnyAct) -> str:
    tag = act.__struct_config__.tag
    assert isinstance(tag, str)  # noqa: S101 - every act above declares its tag
    return tag

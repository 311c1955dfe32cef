"""The chain of one person's entries: each carries the hash of the one before it. Pure."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from msgspec import Struct

GENESIS = "0" * 64


class Link(Struct, frozen=True):
    """What an entry says; `line` is every fact of the line it belongs to."""

    person: UUID
    seq: int
    line: tuple[str, ...]
    year: int
    minutes: int
    reason: str
    posted_at: datetime
    previous: str


class Fault(Struct, frozen=True):
    """`kind` is `changed` or `removed`, `seq` the entry concerned."""

    kind: str
    seq: int


def digest(link: Link) -> str:
    """The hash of an entry over its fields in a form that no database renders differently."""
    fields = [
        str(link.person),
        link.seq,
        list(link.line),
        link.year,
        link.minutes,
        link.reason,
        moment(link.posted_at),
        link.previous,
    ]
    return sha256(json.dumps(fields, separators=(",", ":")).encode()).hexdigest()


def moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def faults(links: Iterable[tuple[Link, str]]) -> Iterator[Fault]:
    """Compare one person's entries, in order, with the hashes they carry."""
    seq, head = 0, GENESIS
    for link, carried in links:
        for missing in range(seq + 1, link.seq):
            yield Fault("removed", missing)
        is_true = digest(link) == carried
        if not is_true:
            yield Fault("changed", link.seq)
        elif link.seq == seq + 1 and link.previous != head:
            # This entry still says what it said, so the one before it was exchanged.
            yield Fault("changed", seq)
        seq, head = link.seq, carried

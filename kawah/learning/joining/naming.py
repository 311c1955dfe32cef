"""Taking in a file that names people: read once, kept in pieces; nobody is enrolled yet."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.learning.joining.nominations import BEFORE_CONFIRMED, Nomination, Piece, Stage
from kawah.lib.intake import FileUnusable, shown
from kawah.people.directory.api import Agency, Person
from kawah.people.rosters.api import packed, read_naming, unnamed
from kawah.records import api as records

ROWS_IN_PIECE = 1000
MOST_ROWS = 50_000
Numbered = tuple[int, list[str | int]]


class Target(Struct, frozen=True):
    """For what people are named: a course, or a batch of it."""

    agency: Agency
    course: Course
    batch: Batch | None = None


@transaction.atomic
def nominate(path: Path, target: Target, *, name: str, by: Person, now: datetime) -> Nomination:
    """Keep the rows of a file. One that waits already is not kept twice: that one is returned.

    Raises FileUnusable.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if waiting := _waiting(target, digest):
        return waiting
    table = read_naming(path, agency=target.agency)
    row = Nomination(
        agency=target.agency,
        course=target.course,
        batch=target.batch,
        name=shown(Path(name)),
        digest=digest,
        by=by,
        at=now,
        headings=table.headings,
        meant=table.meant,
        told=table.told,
        stage=Stage.READ if unnamed(table.meant) else Stage.JUDGING,
    )
    bodies = list(_packed(row, table.rows))
    try:
        with transaction.atomic():
            _keep(row, bodies)
    except IntegrityError:
        if waiting := _waiting(target, digest):
            return waiting
        raise
    transaction.on_commit(records.ring)
    return row


def _waiting(target: Target, digest: str) -> Nomination | None:
    rows = Nomination.objects.filter(digest=digest, stage__in=BEFORE_CONFIRMED)
    return rows.filter(agency=target.agency, course=target.course, batch=target.batch).first()


def _keep(row: Nomination, bodies: list[bytes]) -> None:
    row.save(force_insert=True)
    Piece.objects.bulk_create(
        [Piece(nomination=row, number=number, body=body) for number, body in enumerate(bodies)]
    )


def _packed(row: Nomination, rows: Iterator[Numbered]) -> Iterator[bytes]:
    """Read to the end before anything is written: a file may be unusable in its last row."""
    while piece := list(islice(rows, ROWS_IN_PIECE)):
        row.pieces, row.total = row.pieces + 1, row.total + len(piece)
        if row.total > MOST_ROWS:
            told = _("Berkas ini berisi lebih dari %(most)s baris. Bagi menjadi beberapa berkas.")
            raise FileUnusable(told % {"most": f"{MOST_ROWS:,}".replace(",", ".")})
        yield packed(piece)

"""Taking in a recap: read once, kept in pieces; nothing counts yet."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kawah.earned.recaps import columns
from kawah.earned.recaps.models import BEFORE_CONFIRMED, Piece, Recap, Stage
from kawah.lib.intake import FileUnusable, shown
from kawah.people.directory.api import Agency, Person
from kawah.people.rosters.api import packed, read_naming
from kawah.records import api as records

ROWS_IN_PIECE = 500
MOST_ROWS = 50_000
Numbered = tuple[int, list[str | int]]


@transaction.atomic
def hand_in(path: Path, agency: Agency, *, name: str, by: Person, now: datetime) -> Recap:
    """Keep the rows of a file. One that waits already is not kept twice: that one is returned.

    Raises FileUnusable.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if waiting := _waiting(agency, digest):
        return waiting
    table = read_naming(path, agency=agency, besides=columns.COLUMNS)
    row = Recap(
        agency=agency,
        name=shown(Path(name)),
        digest=digest,
        by=by,
        at=now,
        headings=table.headings,
        meant=table.meant,
        told=table.told,
        stage=Stage.READ if columns.missing(table.meant) else Stage.JUDGING,
    )
    bodies = list(_packed(row, table.rows))
    try:
        with transaction.atomic():
            _keep(row, bodies)
    except IntegrityError:
        if waiting := _waiting(agency, digest):
            return waiting
        raise
    transaction.on_commit(records.ring)
    return row


def _waiting(agency: Agency, digest: str) -> Recap | None:
    rows = Recap.objects.filter(agency=agency, digest=digest, stage__in=BEFORE_CONFIRMED)
    return rows.first()


def _keep(row: Recap, bodies: list[bytes]) -> None:
    row.save(force_insert=True)
    Piece.objects.bulk_create(
        [Piece(recap=row, number=number, body=body) for number, body in enumerate(bodies)]
    )


def _packed(row: Recap, rows: Iterator[Numbered]) -> Iterator[bytes]:
    """Read to the end before anything is written: a file may be unusable in its last row."""
    while piece := list(islice(rows, ROWS_IN_PIECE)):
        row.pieces, row.total = row.pieces + 1, row.total + len(piece)
        if row.total > MOST_ROWS:
            told = _("Berkas ini berisi lebih dari %(most)s baris. Bagi menjadi beberapa berkas.")
            raise FileUnusable(told % {"most": f"{MOST_ROWS:,}".replace(",", ".")})
        yield packed(piece)

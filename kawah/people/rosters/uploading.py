"""Taking in a file: read once, kept in pieces; nothing about anybody is decided yet."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction

from kawah.lib.intake import shown
from kawah.people.directory.api import Agency, Person
from kawah.people.rosters import columns, files
from kawah.people.rosters.models import Heading, Piece, Roster, Stage, packed
from kawah.people.rosters.table import Numbered

ROWS_IN_PIECE = 1000
BEFORE_IMPORT = (Stage.READ, Stage.JUDGING, Stage.LINKING, Stage.JUDGED)


def upload(path: Path, *, name: str, agency: Agency, by: Person | None, now: datetime) -> Roster:
    """Keep the rows of a file. One that waits already is not kept twice: that one is returned.

    Raises FileUnusable.
    """
    digest = _digest(path)
    if waiting := _waiting(agency, digest):
        return waiting
    table = files.read(path)
    remembered = dict(Heading.objects.filter(agency=agency).values_list("text", "column"))
    roster = Roster(agency=agency, name=shown(Path(name)), digest=digest, by=by, at=now)
    roster.headings, roster.told = table.headings, list(table.told)
    roster.meant = columns.guess(table.headings, remembered=remembered)
    if columns.is_certain(table.headings, roster.meant, remembered):
        roster.stage = Stage.JUDGING
    bodies = list(_packed(roster, table.rows))
    try:
        _keep(roster, bodies)
    except IntegrityError:
        if waiting := _waiting(agency, digest):
            return waiting
        raise
    return roster


def _waiting(agency: Agency, digest: str) -> Roster | None:
    rows = Roster.objects.filter(agency=agency, digest=digest, stage__in=BEFORE_IMPORT)
    return rows.first()


@transaction.atomic
def _keep(roster: Roster, bodies: list[bytes]) -> None:
    roster.save(force_insert=True)
    Piece.objects.bulk_create(
        [Piece(roster=roster, number=number, body=body) for number, body in enumerate(bodies)]
    )


def _packed(roster: Roster, rows: Iterator[Numbered]) -> Iterator[bytes]:
    """Read to the end before anything is written: a file may be unusable in its last row."""
    while piece := list(islice(rows, ROWS_IN_PIECE)):
        roster.pieces, roster.total = roster.pieces + 1, roster.total + len(piece)
        yield packed(piece)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

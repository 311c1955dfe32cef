"""Lists to take away: ordered on a page, written by the worker in pieces, kept for a day."""

import gzip
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import override
from msgspec import Struct

from kawah.insight.analytics import books
from kawah.insight.analytics.lines import Cell, headings, lines_of
from kawah.insight.analytics.listing import after_key
from kawah.insight.analytics.models import Export, ExportPiece
from kawah.insight.analytics.people import Choice
from kawah.lib import checkpoints
from kawah.lib.periods import local_day
from kawah.people.directory.api import Agency, Person, Scope
from kawah.records import api as records

PEOPLE_AT_ONCE = 2000
LIFE = timedelta(hours=24)
LEASE = timedelta(minutes=5)  # after which a worker that put a file together is taken for dead


class Asked(Struct, frozen=True):
    scope: Scope
    choice: Choice


@transaction.atomic
def order_export(
    uuid: UUID,
    scope: Scope,
    choice: Choice,
    *,
    form: str,
    agency: Agency | None,
    by: Person,
    now: datetime,
) -> Export:
    """Have a list written; ordered twice with one key, it is written once. Noted in the trail.

    Raises Export.DoesNotExist when the key is somebody else's.
    """
    try:
        with transaction.atomic():
            made = Export.objects.create(
                uuid=uuid,
                by=by,
                agency=agency,
                form=form,
                asked=msgspec.to_builtins(Asked(scope, choice)),
                day=local_day(now, by.agency.time_zone),
                made_at=now,
                expires_at=now + LIFE,
            )
    except IntegrityError:
        return Export.objects.get(uuid=uuid, by=by)
    records.note(
        verb="people.exported",
        subject=f"person/{by.uuid}",
        by=by.uuid,
        now=now,
        agency=(agency or by.agency).code,
        after={"form": form},
    )
    transaction.on_commit(records.ring)
    return made


def export_waiting(*, now: datetime) -> int:
    """Write the next people of the oldest order, or put its file together; delete what is old."""
    waiting = Export.objects.filter(_is_free(now), finished_at=None)
    export = waiting.order_by("made_at").select_related("by").first()
    if export is None:
        return _forget(now)
    with override(export.by.language):
        if not _write(export):
            _bind(export, now=now)
    return 1


def _is_free(now: datetime) -> Q:
    return Q(binding_at=None) | Q(binding_at__lt=now - LEASE)


def _write(export: Export) -> int:
    """Keep the lines of the next people; how many."""
    asked = msgspec.convert(export.asked, Asked)
    people = after_key(
        asked.scope,
        asked.choice,
        on=export.day,
        name=export.after_name,
        key=export.after_key,
        most=PEOPLE_AT_ONCE,
    )
    lines, rows = lines_of(people, on=export.day)
    if not lines:
        return 0
    with transaction.atomic():
        here = Export.objects.filter(pk=export.pk, after_key=export.after_key)
        if here.update(
            after_name=rows[-1].name, after_key=rows[-1].pk, rows=export.rows + len(lines)
        ):
            body = gzip.compress(msgspec.json.encode(lines), compresslevel=3)
            ExportPiece.objects.create(export=export, number=export.rows, body=body)
        checkpoints.reached("export")
    return len(lines)


def _bind(export: Export, *, now: datetime) -> None:
    """Put the pieces together in one file, a few seconds for a hundred thousand lines. One worker
    does; killed before the row says so, another one does it again."""
    if not Export.objects.filter(_is_free(now), pk=export.pk).update(binding_at=now):
        return
    path = f"exports/{export.uuid}.{export.form}"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "list"
        books.WRITERS[export.form](out, headings(export.day.year), _kept(export))
        default_storage.delete(path)
        with out.open("rb") as file:
            kept = default_storage.save(path, File(file))
    with transaction.atomic():
        here = Export.objects.filter(pk=export.pk, binding_at=now)
        if not here.update(file=kept, finished_at=now):
            return
        ExportPiece.objects.filter(export=export).delete()


def _kept(export: Export) -> Iterator[list[Cell]]:
    for piece in ExportPiece.objects.filter(export=export).order_by("number").iterator(1):
        yield from msgspec.json.decode(gzip.decompress(piece.body), type=list[list[Cell]])


def _forget(now: datetime) -> int:
    """Delete one list whose day is over."""
    export = Export.objects.filter(expires_at__lte=now).first()
    if export is None:
        return 0
    if export.file:
        default_storage.delete(export.file)
    export.delete()
    return 1

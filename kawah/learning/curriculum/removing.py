"""Taking modules and activities out of a manuscript, and putting them back."""

from collections.abc import Callable
from datetime import datetime

import tomli_w
from django.db import transaction

from kawah.learning.curriculum import amending, structure, writing
from kawah.learning.curriculum.manuscripts import Manuscript, Removal
from kawah.learning.curriculum.structure import Table, Taken
from kawah.learning.curriculum.toml_text import parsed
from kawah.people.directory.api import Person


def remove_activity(manuscript: Manuscript, key: str, *, by: Person, now: datetime) -> Removal:
    """Raises PlaceMissing."""
    return _remove(manuscript, lambda top: structure.take_activity(top, key), by=by, now=now)


def remove_module(manuscript: Manuscript, key: str, *, by: Person, now: datetime) -> Removal:
    """With its activities. Raises PlaceMissing."""
    return _remove(manuscript, lambda top: structure.take_module(top, key), by=by, now=now)


@transaction.atomic
def _remove(
    manuscript: Manuscript, take: Callable[[Table], Taken], *, by: Person, now: datetime
) -> Removal:
    def change(top: Table) -> tuple[Taken, list[str]]:
        before = structure.files_named(top)
        taken = take(top)
        return taken, sorted(before - structure.files_named(top))

    taken, files = amending.reshape(manuscript, change, by=by, now=now)
    for path in files:
        held = writing.file_of(manuscript, path)
        if held is not None:
            writing.remove(manuscript, path, seen=held.revision, by=by, now=now)
    return Removal.objects.create(
        manuscript=manuscript,
        title=str(taken.table.get("title", taken.table["key"]))[:200],
        content=tomli_w.dumps(taken.table),
        module=taken.module,
        place=taken.place,
        files=files,
        by=by,
        at=now,
    )


@transaction.atomic
def restore(removal: Removal, *, by: Person, now: datetime) -> None:
    """Put it back where it stood, once; a second time changes nothing."""
    row = Removal.objects.select_for_update(of=("self",)).get(pk=removal.pk)
    if row.restored_at is not None:
        return
    taken = Taken(parsed(row.content.encode()), row.module, row.place)
    amending.reshape(row.manuscript, lambda top: structure.put_back(top, taken), by=by, now=now)
    for path in row.files:
        _put_back(row.manuscript, path, by=by, now=now)
    row.restored_at = now
    row.save(update_fields=["restored_at"])


def _put_back(manuscript: Manuscript, path: str, *, by: Person, now: datetime) -> None:
    """A file that somebody wrote anew meanwhile stays as it is."""
    held = manuscript.files.filter(path=path, is_removed=True).first()
    if held is not None:
        writing.write(manuscript, path, held.raw, seen=0, by=by, now=now)

"""Writing course.toml of a manuscript part by part, under the lock of the manuscript."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any, TypeVar

import tomli_w
from django.db import transaction

from kawah.learning.curriculum import course_parts, structure, writing
from kawah.learning.curriculum.course_parts import Part
from kawah.learning.curriculum.manuscripts import Manuscript, ManuscriptFile, PartWriting
from kawah.learning.curriculum.structure import StructureUnreadable, Table
from kawah.learning.curriculum.toml_text import CourseFileUnusable, parsed
from kawah.people.directory.api import Person

T = TypeVar("T")
TITLE = 200  # the longest


class PartWritten(Exception):
    """Somebody wrote the part after it was read; nothing was overwritten. `value` stands there now;
    `by` and `at` say who wrote it last and when."""

    def __init__(self, value: Any, *, by: Person | None, at: datetime) -> None:
        super().__init__()
        self.value, self.by, self.at = value, by, at


def tables_of(file: ManuscriptFile | None) -> Table:
    """The tables of course.toml. Raises CourseFileUnusable, StructureUnreadable."""
    if file is None:
        raise StructureUnreadable
    top = parsed(file.raw)
    structure.demand_structure(top)
    return top


@transaction.atomic
def amend(
    manuscript: Manuscript, part: Part, value: Any, *, seen: str, by: Person, now: datetime
) -> None:
    """Write a part that was read when its token was `seen`; other parts may have changed since.

    Writing again what stands there changes nothing. Raises PartWritten, CourseFileUnusable,
    StructureUnreadable, PlaceMissing, TooLarge.
    """
    file = _held(manuscript)
    top = tables_of(file)
    after = deepcopy(top)
    part.put(after, value)
    if after == top:
        return
    if course_parts.token(part, top) != seen:
        last = PartWriting.objects.filter(manuscript=manuscript, part=part.name).first()
        writer = last.by if last else file.written_by
        raise PartWritten(part.read(top), by=writer, at=last.at if last else file.written_at)
    _write(manuscript, file, after, by=by, now=now)
    PartWriting.objects.update_or_create(
        manuscript=manuscript, part=part.name, defaults={"by": by, "at": now}
    )


@transaction.atomic
def reshape(
    manuscript: Manuscript, change: Callable[[Table], T], *, by: Person, now: datetime
) -> T:
    """Change the order or the number of what is there; what `change` returns.

    Raises what `change` raises, CourseFileUnusable, StructureUnreadable, TooLarge.
    """
    file = _held(manuscript)
    top = tables_of(file)
    after = deepcopy(top)
    made = change(after)
    if after != top:
        _write(manuscript, file, after, by=by, now=now)
    return made


def _held(manuscript: Manuscript) -> ManuscriptFile:
    """course.toml, for this transaction alone. Raises StructureUnreadable."""
    Manuscript.objects.select_for_update().get(pk=manuscript.pk)
    file = writing.file_of(manuscript, writing.COURSE_FILE)
    if file is None:
        raise StructureUnreadable
    return file


def _write(
    manuscript: Manuscript, file: ManuscriptFile, top: Table, *, by: Person, now: datetime
) -> None:
    content = tomli_w.dumps(top).encode()
    writing.put(manuscript, file.path, content, seen=file.revision, by=by, now=now)
    _follow_title(manuscript, top.get("title"))


def _follow_title(manuscript: Manuscript, title: object) -> None:
    """What nobody has seen published is called as its author calls it now."""
    course = manuscript.course
    is_title = isinstance(title, str) and 0 < len(title) <= TITLE
    if course.published_id is None and is_title and course.title != title:
        course.title = str(title)
        course.save(update_fields=["title"])


__all__ = ["CourseFileUnusable", "PartWritten", "amend", "reshape", "tables_of"]

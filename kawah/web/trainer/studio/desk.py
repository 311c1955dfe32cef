"""A course under the pen as its pages see it: the manuscript, and the tables of its course.toml."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import (
    CourseFileUnusable,
    Manuscript,
    ManuscriptFile,
    amending,
    structure,
    writing,
)
from kawah.people.directory.api import Person
from kawah.web.shell.asking import PersonRequest

EDITORS = {
    ".md": "trainer:lesson_editor",
    ".gift": "trainer:bank_editor",
    ".xml": "trainer:bank_editor",
}


def manuscript_of(person: Person, key: UUID) -> Manuscript:
    """One that a person may write; anything else is a 404."""
    rows = Manuscript.objects.written_by(person).filter(uuid=key)
    found = rows.select_related("course__agency", "course__published").first()
    if found is None:
        raise Http404
    return found


class Desk:
    """`fault` says why course.toml cannot be read, and then `top` is empty."""

    def __init__(self, manuscript: Manuscript, *, now: datetime) -> None:
        self.manuscript = manuscript
        self.now = now
        self.file: ManuscriptFile | None = writing.file_of(manuscript, writing.COURSE_FILE)
        self.top: structure.Table = {}
        self.fault = ""
        try:
            self.top = amending.tables_of(self.file)
        except CourseFileUnusable as error:
            self.fault = str(error)
        except structure.StructureUnreadable:
            self.fault = _(
                "Susunan course.toml tidak dapat dibaca: modul, kegiatan, dan daftar lain harus "
                "berupa tabel dengan kunci yang berbeda-beda."
            )

    @property
    def title(self) -> str:
        title = self.top.get("title")
        return title if isinstance(title, str) and title else self.manuscript.course.title

    @cached_property
    def paths(self) -> list[str]:
        """The files of the folder, by path."""
        rows = self.manuscript.files.filter(is_removed=False)
        return list(rows.order_by("path").values_list("path", flat=True))

    def outcomes(self) -> Iterator[tuple[str, str]]:
        """Key and text of each learning outcome that has a key."""
        for row in self.top.get("outcome", []):
            if isinstance(row.get("key"), str):
                yield row["key"], str(row.get("text", ""))

    # Where things are written.

    def place(self, name: str, *parts: str) -> str:
        return reverse(f"trainer:{name}", args=[self.manuscript.uuid, *parts])

    def activity_place(self, key: str) -> str:
        return self.place("manuscript_activity", key)

    def content_place(self, path: str) -> str:
        """Where a file is edited: by its own editor, or as plain text."""
        ending = path[path.rfind(".") :].lower() if "." in path else ""
        try:
            return reverse(EDITORS.get(ending, ""), args=[self.manuscript.uuid, path])
        except NoReverseMatch:
            return self.place("manuscript_file", path)


def desk_for(request: PersonRequest, key: UUID) -> Desk:
    return Desk(manuscript_of(request.person, key), now=request.now)


def readable(request: PersonRequest, key: UUID) -> Desk:
    """A desk whose course.toml can be read; else a 404: nothing leads there."""
    desk = desk_for(request, key)
    if desk.fault:
        raise Http404
    return desk

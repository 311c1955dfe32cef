"""Writing a manuscript: beginning one, its files, and what the importer says of it."""

from datetime import datetime
from pathlib import PurePosixPath

from django.db import IntegrityError, transaction
from django.db.models.functions import Length
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.exporting import export_course
from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.importing import CourseRefused, draft, import_course
from kawah.learning.curriculum.manuscripts import COURSE_FILE as COURSE_FILE
from kawah.learning.curriculum.manuscripts import (
    LONGEST_PATH,
    Manuscript,
    ManuscriptFile,
    PartWriting,
)
from kawah.learning.curriculum.publishing import findings_of
from kawah.learning.curriculum.resep import Finding
from kawah.learning.curriculum.toml_text import CourseFileUnusable, parsed
from kawah.lib.archive_refusals import LIMITS
from kawah.people.directory.api import Agency, Person
from kawah.records import api as records


class CourseExists(Exception):
    """The agency has a course with this key already."""


class PathUnusable(Exception):
    """No file of a course folder can have this path; the message says why."""


class TooLarge(Exception):
    """The file, or the manuscript with it, would be larger than a course folder may be."""


class WrittenMeanwhile(Exception):
    """Somebody wrote the file after it was read; nothing was overwritten. `file` is as it is now,
    None where somebody removed it from the database altogether."""

    def __init__(self, file: ManuscriptFile | None) -> None:
        super().__init__(file.path if file else "")
        self.file = file


class Judgement(Struct, frozen=True):
    """What the importer and the resep check say of a manuscript. With faults (where, sentence) it
    can be no version; `losses` are (where, what, why)."""

    faults: tuple[tuple[str, str], ...] = ()
    losses: tuple[tuple[str, str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


@transaction.atomic
def begin(course: Course, *, by: Person, now: datetime) -> Manuscript:
    """The manuscript of a course; when there is none, one with the files of the newest version."""
    made, is_new = Manuscript.objects.get_or_create(
        course=course, defaults={"begun_by": by, "begun_at": now}
    )
    if is_new:
        folder = Folder({}, agency=course.agency, now=now)
        newest = course.versions.order_by("-number").first()
        if newest is not None:
            export_course(newest, folder)
        _fill(made, folder.files, by=by, now=now)
        _note("manuscript.begun", made, by=by, now=now)
    return made


@transaction.atomic
def begin_new(
    agency: Agency, *, key: str, title: str, files: dict[str, bytes], by: Person, now: datetime
) -> Manuscript:
    """A course that is a manuscript only, with the files it begins with. Raises CourseExists."""
    try:
        with transaction.atomic():
            course = Course.objects.create(agency=agency, key=key, title=title)
    except IntegrityError as error:
        raise CourseExists from error
    made = Manuscript.objects.create(course=course, begun_by=by, begun_at=now)
    _fill(made, files, by=by, now=now)
    _note("manuscript.begun", made, by=by, now=now)
    return made


def files_of(manuscript: Manuscript) -> dict[str, bytes]:
    """The folder as it is now."""
    return {row.path: row.raw for row in manuscript.files.filter(is_removed=False)}


def file_of(manuscript: Manuscript, path: str) -> ManuscriptFile | None:
    return manuscript.files.filter(path=path, is_removed=False).first()


@transaction.atomic
def write(
    manuscript: Manuscript, path: str, content: bytes, *, seen: int, by: Person, now: datetime
) -> ManuscriptFile:
    """Write a file that was read at revision `seen`, 0 for one that was not there.

    Writing again what stands there changes nothing, so that a repeated click or a lost answer does
    no harm. Raises PathUnusable, TooLarge, WrittenMeanwhile.
    """
    row = put(manuscript, path, content, seen=seen, by=by, now=now)
    if path == COURSE_FILE and row.written_at == now:
        PartWriting.objects.filter(manuscript=manuscript).delete()
    return row


def put(
    manuscript: Manuscript, path: str, content: bytes, *, seen: int, by: Person, now: datetime
) -> ManuscriptFile:
    """The same in the caller's transaction, for who writes part of a file."""
    demand_path(path)
    held = _held(manuscript, path)
    if held is not None and not held.is_removed and held.raw == content:
        return held
    _demand_seen(held, seen)
    _demand_room(manuscript, content, instead_of=held)
    row = held or ManuscriptFile(manuscript=manuscript, path=path, revision=0)
    row.content, row.is_removed = content, False
    _save(row, by=by, now=now)
    return row


@transaction.atomic
def remove(
    manuscript: Manuscript, path: str, *, seen: int, by: Person, now: datetime
) -> ManuscriptFile | None:
    """Take a file out; writing its content again puts it back. Raises WrittenMeanwhile."""
    held = _held(manuscript, path)
    if held is None or held.is_removed:
        return held
    _demand_seen(held, seen)
    held.is_removed = True
    _save(held, by=by, now=now)
    return held


def demand_path(path: str) -> None:
    """Raises PathUnusable."""
    parts = PurePosixPath(path).parts
    is_clean = bool(parts) and str(PurePosixPath(path)) == path and ".." not in parts
    if not is_clean or path.startswith("/") or not path.isprintable() or "\\" in path:
        raise PathUnusable(_("Nama berkas ini tidak dapat dipakai; pakai huruf, angka, dan “-”."))
    if len(path) > LONGEST_PATH:
        raise PathUnusable(_("Nama berkas ini terlalu panjang; pendekkan."))


def judge(manuscript: Manuscript, *, now: datetime) -> Judgement:
    """What would be said of it now; nothing is changed."""
    folder = _folder(manuscript, now)
    try:
        _demand_own_key(manuscript, folder)
        with transaction.atomic():
            version, _is_new = draft(folder)
            findings = tuple(findings_of(version, now=now))
            transaction.set_rollback(True)
    except CourseRefused as error:
        return Judgement(faults=tuple(error.faults), losses=tuple(folder.losses))
    return Judgement(losses=tuple(folder.losses), findings=findings)


def bring_in(manuscript: Manuscript, *, now: datetime) -> Version:
    """Make the draft version that the manuscript says; the newest one where it says nothing new.

    Raises CourseRefused.
    """
    folder = _folder(manuscript, now)
    _demand_own_key(manuscript, folder)
    version, _is_new = import_course(folder)
    return version


def _demand_own_key(manuscript: Manuscript, folder: Folder) -> None:
    """See that a manuscript becomes no other course of the agency. Raises CourseRefused."""
    try:
        key = parsed(folder.files.get(COURSE_FILE, b"")).get("key", "")
    except CourseFileUnusable:
        return  # told with its place by who reads the folder
    if key and key != manuscript.course.key:
        sentence = _("Kunci kursus ini “%(key)s” dan tidak dapat diganti; tulis kembali kuncinya.")
        raise CourseRefused([(COURSE_FILE, sentence % {"key": manuscript.course.key})])


def _folder(manuscript: Manuscript, now: datetime) -> Folder:
    return Folder(files_of(manuscript), agency=manuscript.course.agency, now=now)


def _fill(manuscript: Manuscript, files: dict[str, bytes], *, by: Person, now: datetime) -> None:
    ManuscriptFile.objects.bulk_create(
        ManuscriptFile(
            manuscript=manuscript, path=path, content=content, written_by=by, written_at=now
        )
        for path, content in files.items()
    )


def _held(manuscript: Manuscript, path: str) -> ManuscriptFile | None:
    """The row of a file, for this transaction alone."""
    Manuscript.objects.select_for_update().get(pk=manuscript.pk)
    return manuscript.files.filter(path=path).first()


def _demand_seen(held: ManuscriptFile | None, seen: int) -> None:
    is_there = held is not None and not held.is_removed
    if (held.revision if held is not None and is_there else 0) != seen:
        raise WrittenMeanwhile(held)


def _demand_room(
    manuscript: Manuscript, content: bytes, *, instead_of: ManuscriptFile | None
) -> None:
    others = manuscript.files.filter(is_removed=False)
    if instead_of is not None:
        others = others.exclude(pk=instead_of.pk)
    sizes = list(others.annotate(size=Length("content")).values_list("size", flat=True))
    is_full = len(sizes) >= LIMITS.entries or sum(sizes) + len(content) > LIMITS.total_bytes
    if is_full or len(content) > LIMITS.file_bytes:
        raise TooLarge


def _save(row: ManuscriptFile, *, by: Person, now: datetime) -> None:
    row.revision += 1
    row.written_by, row.written_at = by, now
    row.save()


def _note(verb: str, manuscript: Manuscript, *, by: Person, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"course/{manuscript.course.uuid}",
        by=by.uuid,
        now=now,
        agency=manuscript.course.agency.code,
        after={"course": manuscript.course.title},
    )

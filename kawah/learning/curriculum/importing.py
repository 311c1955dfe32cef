"""From a course folder to a draft version: all of it, or nothing and the list of faults."""

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kawah.learning.curriculum.course_file import CourseNode, activity_node, faults, shaped
from kawah.learning.curriculum.course_tables import faults_in_tables
from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.kinds import kind, parts
from kawah.learning.curriculum.parts import Activity, Module, Outcome, Teacher
from kawah.learning.curriculum.prerequisites import circles, unmet
from kawah.learning.curriculum.sources import keep_source
from kawah.learning.curriculum.toml_text import CourseFileUnusable, parsed
from kawah.lib.periods import local_day
from kawah.people.competencies.api import Competency
from kawah.people.directory.api import Person


class CourseRefused(Exception):
    """The folder holds faults; nothing was changed. `faults` lists (where, sentence)."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{where}: {what}" for where, what in found))
        self.faults = found


def fingerprint(files: dict[str, bytes]) -> str:
    """One hash over all files, so that the same folder is known again."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(hashlib.sha256(path.encode()).digest())
        digest.update(hashlib.sha256(files[path]).digest())
    return digest.hexdigest()


@transaction.atomic
def import_course(folder: Folder) -> tuple[Version, bool]:
    """Make a draft of what the folder says; the version, and whether it is new.

    A folder that is already the newest version changes nothing. Raises CourseRefused.
    """
    drafted = draft(folder)
    folder.finish()
    return drafted


def draft(folder: Folder) -> tuple[Version, bool]:
    """The same, for who has more to do and then finishes the folder. Raises CourseRefused."""
    node = _decoded(folder)
    source = fingerprint(folder.files)
    newest = Version.objects.filter(course__agency=folder.agency, course__key=node.key)
    latest = newest.order_by("-number").first()
    if latest is not None and latest.source_hash == source:
        return latest, False
    with transaction.atomic():
        version = _write(node, folder, source)
        if folder.faults:
            raise CourseRefused(folder.faults)
    _tell_left_over(folder)
    _tell_unmet(version, folder)
    return version, True


def _tell_left_over(folder: Folder) -> None:
    for path in folder.left_over():
        why = _("Tidak ada kegiatan, pelajaran, atau bank soal yang merujuk berkas ini.")
        folder.lose(path, _("berkas tidak dimasukkan"), why)


def _tell_unmet(version: Version, folder: Folder) -> None:
    for key in unmet(version):
        why = _("Kursus itu belum ada di instansi ini; selama itu tidak ada yang bisa mendaftar.")
        folder.lose("course.toml", _("prasyarat “%(key)s”") % {"key": key}, why)


def _decoded(folder: Folder) -> CourseNode:
    content = folder.get("course.toml", where="course.toml")
    if content is None:
        raise CourseRefused(folder.faults)
    try:
        top = parsed(content)
    except CourseFileUnusable as error:
        raise CourseRefused([*folder.faults, ("course.toml", str(error))]) from error
    folder.faults.extend(faults_in_tables(top))
    node = shaped(top)
    if node is not None:
        folder.faults.extend(faults(node))
        folder.faults.extend(circles(node, folder.agency))
    if node is None or folder.faults:
        raise CourseRefused(folder.faults)
    return node


def _write(node: CourseNode, folder: Folder, source: str) -> Version:
    course, _new = Course.objects.get_or_create(
        agency=folder.agency, key=node.key, defaults={"title": node.title}
    )
    course.versions.filter(published_at=None).delete()
    if course.published_id is None and course.title != node.title:
        course.title = node.title
        course.save(update_fields=["title"])
    version = _write_version(course, node, folder, source)
    keep_source(version, "course.toml", folder.files["course.toml"])
    _write_teachers(version, node)
    _write_outcomes(version, node, folder)
    for name, part in parts().items():
        part.write(version, getattr(node, name), folder)
    _write_modules(version, node, folder)
    return version


def _write_version(course: Course, node: CourseNode, folder: Folder, source: str) -> Version:
    last = course.versions.aggregate(last=Max("number"))["last"] or 0
    impact = node.impact
    return Version.objects.create(
        course=course,
        number=last + 1,
        title=node.title,
        summary=node.summary,
        language=node.language,
        mode=node.mode,
        form=node.form,
        audience=node.audience,
        reviewed_on=node.reviewed_on,
        impact=_plain(impact) if impact else {},
        tags=node.tags,
        is_shared=node.shared,
        prerequisites=node.prerequisites,
        regulations=[_plain(regulation) for regulation in node.regulation],
        banks=node.bank,
        minutes=sum(int(table["minutes"]) for _w, _m, table in node.activities()),
        source_hash=source,
        created_at=folder.now,
    )


def _plain(struct: Any) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def _write_teachers(version: Version, node: CourseNode) -> None:
    for seq, teacher in enumerate(node.teacher):
        person = Person.objects.with_email(teacher.email).first()
        Teacher.objects.create(
            version=version,
            seq=seq,
            role=teacher.role,
            name=teacher.name,
            position=teacher.position,
            email=teacher.email,
            person=person if teacher.email else None,
        )


def _write_outcomes(version: Version, node: CourseNode, folder: Folder) -> None:
    today = local_day(folder.now, folder.agency.time_zone)
    known = {row.code: row for row in Competency.objects.of(folder.agency, on=today)}
    for seq, outcome in enumerate(node.outcome):
        competency = known.get(outcome.competency)
        if competency is None:
            sentence = _("Kompetensi “%(code)s” tidak ada di kamus.")
            folder.fault(f"course.toml: {outcome.key}", sentence % {"code": outcome.competency})
            continue
        Outcome.objects.create(
            version=version,
            seq=seq,
            key=outcome.key,
            text=outcome.text,
            competency=competency,
            level=outcome.level,
            is_main=outcome.main,
        )


def _write_modules(version: Version, node: CourseNode, folder: Folder) -> None:
    rows = {
        module.key: Module.objects.create(
            version=version, key=module.key, seq=seq, title=module.title
        )
        for seq, module in enumerate(node.module)
    }
    for seq, (_where, module, table) in enumerate(node.activities()):
        _write_activity(version, rows[module.key], table, seq, folder)


def _write_activity(
    version: Version, module: Module, table: dict[str, Any], seq: int, folder: Folder
) -> None:
    node = activity_node(table)
    activity = Activity.objects.create(
        version=version,
        module=module,
        seq=seq,
        key=node.key,
        kind=node.kind,
        title=node.title,
        minutes=node.minutes,
        is_required=node.required,
        taught_by=node.taught_by,
        outcomes=node.outcomes,
    )
    kind(node.kind).write(activity, table, folder)

"""What a new course begins with: nothing, a short course to fill in, another course, a file."""

import tomllib
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

import tomli_w
from django.utils.translation import gettext as _

from kawah.learning.curriculum import structure, writing
from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.structure import StructureUnreadable, Table
from kawah.learning.curriculum.toml_text import CourseFileUnusable, parsed
from kawah.lib.archive_refusals import MEGABYTE
from kawah.lib.archives import ArchiveUnusable, Limits, read_zip
from kawah.people.directory.api import Agency, Person

STARTERS = Path(__file__).parent / "starters"
COURSE_KEY = 60
UPLOADED = Limits(total_bytes=100 * MEGABYTE)  # a page waits for it
Files = dict[str, bytes]


class FolderUnusable(Exception):
    """No manuscript can begin with this file; the message says why and what to do."""


def free_course_key(agency: Agency, title: str) -> str:
    """A key for a new course of an agency, made of its title."""
    keys = Course.objects.filter(agency=agency).values_list("key", flat=True)
    return structure.free_key(title, taken=keys, longest=COURSE_KEY, otherwise="kursus")


def empty(*, title: str, competency: str, by: Person) -> Files:
    """A course with its author as teacher, one outcome and a first module."""
    top: Table = {"title": title, "summary": "", "mode": "self_paced", "form": "NKL03"}
    top["teacher"] = [_teacher(by)]
    text = _("Tulis di sini apa yang dapat dilakukan peserta sesudah kursus ini")
    top["outcome"] = [
        {"key": "o1", "text": text, "competency": competency, "level": 1, "main": True}
    ]
    structure.add_module(top, _("Modul pertama"))
    return {writing.COURSE_FILE: tomli_w.dumps(top).encode()}


def short_course(*, title: str, competency: str, by: Person) -> Files:
    """A short course that has every part the resep asks for; its words are to be replaced."""
    folder = STARTERS / "kursus-singkat"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    top: Table = {"title": title, **tomllib.loads(files[writing.COURSE_FILE].decode())}
    top["teacher"].insert(0, _teacher(by))
    top["outcome"][0]["competency"] = competency
    return {**files, writing.COURSE_FILE: tomli_w.dumps(top).encode()}


def with_questions(*, title: str, competency: str, name: str, content: bytes, by: Person) -> Files:
    """A course around a file of questions."""
    path = f"soal/{clean_name(name)}"
    files = empty(title=title, competency=competency, by=by)
    top = parsed(files[writing.COURSE_FILE])
    top["bank"] = [{"file": path}]
    return {writing.COURSE_FILE: tomli_w.dumps(top).encode(), path: content}


def unpacked(content: bytes) -> Files:
    """The files of a course folder in a zip. Raises FolderUnusable."""
    try:
        files = read_zip(content, limits=UPLOADED)
    except ArchiveUnusable as error:
        raise FolderUnusable(str(error)) from error
    if writing.COURSE_FILE not in files:
        sentence = _(
            "Zip ini tidak berisi course.toml, jadi bukan kursus. Kirim folder kursus sebagai zip."
        )
        raise FolderUnusable(sentence)
    for path in files:
        _demand_path(path)
    try:
        structure.demand_structure(parsed(files[writing.COURSE_FILE]))
    except CourseFileUnusable as error:
        raise FolderUnusable(f"course.toml: {error}") from error
    except StructureUnreadable as error:
        sentence = _(
            "Susunan course.toml di zip ini tidak dapat dibaca: modul, kegiatan, dan daftar lain "
            "harus berupa tabel dengan kunci yang berbeda-beda. Perbaiki, lalu unggah lagi."
        )
        raise FolderUnusable(sentence) from error
    return files


def _demand_path(path: str) -> None:
    try:
        writing.demand_path(path)
    except writing.PathUnusable as error:
        raise FolderUnusable(f"{path[:80]}: {error}") from error


def named(files: Files, *, key: str, title: str = "") -> Files:
    """The folder as a course of this key; of this title, where one is given."""
    top = parsed(files[writing.COURSE_FILE])
    head = {"key": key, "title": title or top.get("title", "")}
    rest = {name: value for name, value in top.items() if name not in head}
    return {**files, writing.COURSE_FILE: tomli_w.dumps({**head, **rest}).encode()}


def title_of(files: Files) -> str:
    """The title in course.toml, as far as it can be one."""
    title = parsed(files[writing.COURSE_FILE]).get("title")
    return title.strip()[:200] if isinstance(title, str) else ""


def clean_name(name: str) -> str:
    """A file's name of plain letters, with its ending."""
    path = PurePosixPath(name.replace("\\", "/"))
    ending = path.suffix.lower() if path.suffix.isascii() else ""
    return structure.free_key(path.stem, taken=(), longest=40, otherwise="berkas") + ending


def free_path(folder: str, stem: str, ending: str, *, taken: Any) -> str:
    """A path in a folder of the course that no file has."""
    first = f"{folder}/{stem}{ending}"
    others = (f"{folder}/{stem}-{number}{ending}" for number in count(2))
    return first if first not in taken else next(path for path in others if path not in taken)


def lesson_starter(name: str) -> bytes:
    """What a new lesson begins with: `kosong`, `aturan-praktik` or `langkah-kerja`."""
    return (STARTERS / "pelajaran" / f"{name}.md").read_bytes()


def _teacher(by: Person) -> Table:
    table = {"role": "widyaiswara", "name": by.name[:160]}
    return {**table, "email": by.email} if by.email else table

"""Lessons in a course folder: a Markdown file with directives, and the files it uses."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Activity, Folder, describe
from kawah.learning.media import api as media
from kawah.learning.player import freezing
from kawah.learning.player.blocks import Audio, Block, Download, Picture, Video
from kawah.learning.player.lesson_facts import facts_of_lesson
from kawah.learning.player.lessons import Lesson, LessonFile
from kawah.learning.player.reading import Reading, read

Need = tuple[str, media.Family | None, int]  # path, what it has to be, line

KILOBYTES_AT_MOST = 300


class LessonKind:
    """Fulfils the curriculum's protocol of kinds."""

    keys = ("file",)

    def write(self, activity: Activity, node: Mapping[str, Any], folder: Folder) -> None:
        path = _path(activity, node, folder)
        source = _source(path, activity, folder) if path else None
        if source is None:
            return
        reading = read(source)
        for fault in reading.faults:
            folder.fault(_place(path, fault.line), fault.what)
        lesson = Lesson.objects.create(activity=activity, path=path, source=source)
        _keep_files(lesson, reading, folder)
        if not folder.faults:
            _describe(lesson, reading)

    def read(self, activity: Activity, folder: Folder) -> dict[str, Any]:
        lesson = Lesson.objects.get(activity=activity)
        folder.put(lesson.path, lesson.source.encode())
        for row in lesson.files.select_related("file"):
            folder.put(str(PurePosixPath(row.path)), media.content_of(row.file))
        return {"file": lesson.path}

    def freeze(self, activity: Activity, *, now: datetime) -> None:
        freezing.freeze(Lesson.objects.get(activity=activity))


def needs(block: Block) -> Iterator[Need]:
    """The files that a block shows."""
    match block:
        case Picture():
            yield block.path, media.Family.PICTURE, block.line
        case Audio():
            yield block.path, media.Family.AUDIO, block.line
        case Download():
            yield block.path, None, block.line
        case Video():
            yield block.path, media.Family.VIDEO, block.line
            yield block.captions, media.Family.CAPTIONS, block.line
            if block.poster:
                yield block.poster, media.Family.PICTURE, block.line
        case _:
            return


def _place(path: str, line: int) -> str:
    return _("%(path)s: baris %(line)d") % {"path": path, "line": line}


def _path(activity: Activity, node: Mapping[str, Any], folder: Folder) -> str:
    path = node.get("file")
    if isinstance(path, str) and path:
        return path
    where = f"course.toml: {activity.key}"
    folder.fault(where, _('Pelajaran memerlukan file = "pelajaran/….md".'))
    return ""


def _source(path: str, activity: Activity, folder: Folder) -> str | None:
    content = folder.get(path, where=f"course.toml: {activity.key}")
    if content is None:
        return None
    if len(content) > KILOBYTES_AT_MOST * 1024:
        sentence = _("Pelajaran lebih besar dari %(most)d kB; bagilah menjadi beberapa pelajaran.")
        folder.fault(path, sentence % {"most": KILOBYTES_AT_MOST})
        return None
    try:
        source = content.decode()
    except UnicodeDecodeError:
        folder.fault(path, _("Teksnya tidak terbaca; simpan ulang dengan pengodean UTF-8."))
        return None
    if "\0" in source:
        folder.fault(path, _("Ini bukan berkas teks; tulis pelajaran sebagai Markdown."))
        return None
    return source


def _keep_files(lesson: Lesson, reading: Reading, folder: Folder) -> None:
    kept: dict[str, media.File] = {}
    for block in reading.blocks:
        for path, family, line in needs(block):
            file = kept.get(path) or _keep(path, _place(lesson.path, line), folder)
            if file is None:
                continue
            kept[path] = file
            if family not in (None, file.family):
                sentence = _("%(file)s: jenis berkas ini tidak cocok untuk blok ini.")
                folder.fault(_place(lesson.path, line), sentence % {"file": path})
    LessonFile.objects.bulk_create(
        LessonFile(lesson=lesson, path=path, file=file) for path, file in kept.items()
    )


def _keep(path: str, where: str, folder: Folder) -> media.File | None:
    content = folder.get(path, where=where)
    if content is None:
        return None
    try:
        file = media.judge(path, content, now=folder.now)
    except media.FileRefused as refusal:
        folder.fault(where, str(refusal))
        return None
    folder.put_off(partial(media.store, file, content))
    return file


def _describe(lesson: Lesson, reading: Reading) -> None:
    setting = freezing.setting_of(lesson)
    made = freezing.make(reading.blocks, setting, language=setting.language)
    facts = facts_of_lesson(reading.blocks, setting.files, html_bytes=made.size)
    describe(lesson.activity, facts)

"""The entries of course.toml one by one, named by where they stand, so that two can be compared;
and the files of a version as they came."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kawah.learning.curriculum import structure
from kawah.learning.curriculum.courses import Version
from kawah.learning.curriculum.exporting import export_course
from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.sources import Source
from kawah.learning.curriculum.structure import Table
from kawah.learning.curriculum.toml_text import parsed

LISTS = ("teacher", "outcome", "regulation", "bank")


def files_of_version(version: Version, *, now: datetime) -> dict[str, bytes]:
    """The folder of a version, with the questions it came with, whatever the bank holds now."""
    folder = Folder({}, agency=version.course.agency, now=now)
    export_course(version, folder)
    came = {row.path: bytes(row.content) for row in Source.objects.filter(version=version)}
    return {**folder.files, **came}


def entries_of(content: bytes) -> dict[str, str]:
    """Each entry as text by its place in words. Raises CourseFileUnusable."""
    top = parsed(content)
    try:
        structure.demand_structure(top)
    except structure.StructureUnreadable:
        return {name: _text(value) for name, value in top.items()}
    return dict(_entries(top))


def _entries(top: Table) -> Iterator[tuple[str, str]]:
    for name, value in top.items():
        if name not in (*LISTS, "module", "impact"):
            yield name, _text(value)
    for name, value in top.get("impact", {}).items():
        yield f"impact: {name}", _text(value)
    for name in LISTS:
        for n, row in enumerate(top.get(name, []), start=1):
            yield f"{name} {row.get('key') or row.get('name') or n}", _row(row)
    for n, module in enumerate(structure.modules(top), start=1):
        values = {"number": n, "key": module["key"]}
        yield _("modul %(number)d (%(key)s)") % values, str(module.get("title", ""))
    for module, activity in structure.activities(top):
        told = {"module": module["key"], **activity}
        yield _("kegiatan (%(key)s)") % {"key": activity["key"]}, _row(told)


def _row(row: Table) -> str:
    return "\n".join(f"{name}: {_text(value)}" for name, value in row.items())


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_text(one)}" for name, one in value.items())
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return str(value)

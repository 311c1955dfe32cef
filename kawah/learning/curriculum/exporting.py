"""From a version back to its folder: what comes out, taken in again, is the same course."""

from typing import Any

import tomli_w

from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.kinds import kind, parts
from kawah.learning.curriculum.models import Activity, Module, Version
from kawah.learning.curriculum.sources import source_of
from kawah.learning.curriculum.words import TaughtBy


def export_course(version: Version, folder: Folder) -> None:
    """Put all files of a version into the folder.

    A version never changes, so its course.toml is the one it came with, unless banks were added.
    """
    table = {key: value for key, value in _head(version).items() if value not in (None, "", [], {})}
    for name, part in parts().items():
        table[name] = part.read(version, folder)
    table["module"] = [_module(row, folder) for row in version.modules.order_by("seq")]
    written = source_of(version, "course.toml") if table.get("bank", []) == version.banks else None
    folder.put("course.toml", written or tomli_w.dumps(table).encode())


def _head(version: Version) -> dict[str, Any]:
    return {
        "key": version.course.key,
        "title": version.title,
        "summary": version.summary,
        "language": version.language,
        "mode": version.mode,
        "form": version.form,
        "audience": version.audience,
        "reviewed_on": version.reviewed_on,
        "shared": version.is_shared,
        "prerequisites": version.prerequisites,
        "tags": version.tags,
        "impact": version.impact,
        "teacher": [
            {"role": row.role, "name": row.name, "position": row.position, "email": row.email}
            for row in version.teachers.order_by("seq")
        ],
        "outcome": [
            {
                "key": row.key,
                "text": row.text,
                "competency": row.competency.code,
                "level": row.level,
                "main": row.is_main,
            }
            for row in version.outcomes.select_related("competency").order_by("seq")
        ],
        "regulation": version.regulations,
    }


def _module(module: Module, folder: Folder) -> dict[str, Any]:
    activities = module.activities.order_by("seq")
    return {
        "key": module.key,
        "title": module.title,
        "activity": [_activity(row, folder) for row in activities],
    }


def _activity(activity: Activity, folder: Folder) -> dict[str, Any]:
    table: dict[str, Any] = {
        "key": activity.key,
        "kind": activity.kind,
        "title": activity.title,
        "minutes": activity.minutes,
        "outcomes": activity.outcomes,
    }
    if activity.taught_by in TaughtBy.values:
        table["taught_by"] = activity.taught_by
    if not activity.is_required:
        table["required"] = False
    return {**table, **kind(activity.kind).read(activity, folder)}

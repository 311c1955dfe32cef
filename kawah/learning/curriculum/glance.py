"""A course under the pen at a glance: what its course file says to who writes one of the others."""

import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from kawah.learning.curriculum import writing
from kawah.learning.curriculum.manuscripts import Manuscript


class Glance(Struct, frozen=True):
    """As far as an unfinished file can be read. `titles` and `keys` are of activities, by the file
    that they name; `regulations` and `outcomes` are words by key."""

    language: str
    regulations: dict[str, str]
    outcomes: dict[str, str]
    titles: dict[str, str]
    keys: dict[str, str]


def glance_at(manuscript: Manuscript) -> Glance:
    file = writing.file_of(manuscript, writing.COURSE_FILE)
    try:
        top = tomllib.loads(file.text if file else "")
    except tomllib.TOMLDecodeError:
        top = {}
    activities = [row for module in _rows(top, "module") for row in _rows(module, "activity")]
    return Glance(
        language="en" if top.get("language") == "en" else "id",
        regulations=_named(_rows(top, "regulation"), "key", "title"),
        outcomes=_named(_rows(top, "outcome"), "key", "text"),
        titles=_named(activities, "file", "title"),
        keys=_named(activities, "file", "key"),
    )


def _rows(table: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    found = table.get(name)
    yield from (row for row in found if isinstance(row, dict)) if isinstance(found, list) else ()


def _named(rows: Any, key: str, value: str) -> dict[str, str]:
    return {str(row[key]): str(row.get(value) or row[key]) for row in rows if row.get(key)}

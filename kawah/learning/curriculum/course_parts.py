"""The parts of course.toml that are written by themselves: what each reads, and how it is put back.

Two authors who write different parts do not meet; of two who write one, the second is told.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from kawah.learning.curriculum import structure
from kawah.learning.curriculum.structure import Table

ABOUT = (
    *("title", "summary", "audience", "mode", "form", "language"),
    *("reviewed_on", "shared", "tags", "prerequisites"),
)


class Part(Struct, frozen=True):
    """`put` changes the tables so that `read` gives the value."""

    name: str
    read: Callable[[Table], Any]
    put: Callable[[Table, Any], None]


def token(part: Part, top: Table) -> str:
    """What stands in a part, so that a change by somebody else is noticed."""
    told = json.dumps(part.read(top), sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def _read_about(top: Table) -> Table:
    return {name: top[name] for name in ABOUT if name in top}


def _put_about(top: Table, value: Table) -> None:
    for name in ABOUT:
        top.pop(name, None)
    rest = dict(top)
    top.clear()
    top.update({"key": rest.pop("key", "")})
    top.update({name: told for name, told in value.items() if told not in (None, "", [])})
    top.update(rest)


def _put_impact(top: Table, value: Table) -> None:
    known = top.get("impact", {})
    kept = {name: told for name, told in known.items() if name not in value}
    filled = {name: told for name, told in value.items() if told not in (None, "")}
    top.pop("impact", None)
    if kept or filled:
        top["impact"] = {**kept, **filled}


def _put_outcomes(top: Table, rows: list[Table]) -> None:
    """What is gone is asked of no activity any more."""
    top["outcome"] = rows
    known = {row["key"] for row in rows}
    for _module, activity in structure.activities(top):
        asked = activity.get("outcomes")
        if isinstance(asked, list):
            activity["outcomes"] = [key for key in asked if key in known]


def _rows(name: str) -> Callable[[Table], Any]:
    def read(top: Table) -> Any:
        return top.get(name, [])

    return read


def _put_rows(name: str) -> Callable[[Table, Any], None]:
    def put(top: Table, rows: list[Table]) -> None:
        top.pop(name, None)
        if rows:
            top[name] = rows

    return put


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part("umum", _read_about, _put_about),
        Part("dampak", lambda top: top.get("impact", {}), _put_impact),
        Part("pengajar", _rows("teacher"), _put_rows("teacher")),
        Part("hasil", _rows("outcome"), _put_outcomes),
        Part("peraturan", _rows("regulation"), _put_rows("regulation")),
    )
}


def activity_part(key: str) -> Part:
    """The facts of one activity; its own key stays. Reading raises PlaceMissing."""

    def read(top: Table) -> Table:
        return structure.activity_of(top, key)

    def put(top: Table, value: Table) -> None:
        table = structure.activity_of(top, key)
        for name, told in value.items():
            if told is None:
                table.pop(name, None)
            else:
                table[name] = told

    return Part(f"kegiatan/{key}", read, put)


def module_part(key: str) -> Part:
    """The title of one module. Reading raises PlaceMissing."""

    def read(top: Table) -> str:
        return str(structure.module_of(top, key).get("title", ""))

    def put(top: Table, title: str) -> None:
        structure.module_of(top, key)["title"] = title

    return Part(f"modul/{key}", read, put)

"""Modules and activities in the tables of course.toml: found, added, moved, taken out, put back.

Pure: tables go in and are changed; keys that nobody here knows stay where they are.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from django.utils.text import slugify
from msgspec import Struct

Table = dict[str, Any]
LISTS = ("module", "teacher", "outcome", "regulation", "bank")
KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
MODULE_KEY, ACTIVITY_KEY = 40, 60  # the longest keys


class StructureUnreadable(Exception):
    """The tables are not those of a course: only the file itself can be mended."""


class PlaceMissing(Exception):
    """What was to be changed is not there any more."""


class OrderOutdated(Exception):
    """An order that does not name exactly what is there."""


class Taken(Struct, frozen=True):
    """What was taken out, and where it stood; `module` is empty for a module itself."""

    table: Table
    module: str
    place: int


def demand_structure(top: Table) -> None:
    """See whether modules and activities can be told apart. Raises StructureUnreadable."""
    for name in LISTS:
        _demand_tables(top.get(name, []))
    modules = top.get("module", [])
    for module in modules:
        _demand_tables(module.get("activity", []))
    _demand_keys(modules, MODULE_KEY)
    _demand_keys([activity for _module, activity in activities(top)], ACTIVITY_KEY)
    if not isinstance(top.get("impact", {}), dict):
        raise StructureUnreadable


def _demand_tables(rows: object) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise StructureUnreadable


def _demand_keys(rows: list[Table], longest: int) -> None:
    keys = [row.get("key") for row in rows]
    is_sound = all(isinstance(key, str) and KEY.fullmatch(key) for key in keys)
    if not is_sound or len(set(keys)) < len(keys) or any(len(str(key)) > longest for key in keys):
        raise StructureUnreadable


def modules(top: Table) -> list[Table]:
    rows: list[Table] = top.get("module", [])
    return rows


def activities(top: Table) -> Iterator[tuple[Table, Table]]:
    """Each activity with the module it stands in."""
    for module in modules(top):
        for activity in module.get("activity", []):
            yield module, activity


def module_of(top: Table, key: str) -> Table:
    """Raises PlaceMissing."""
    found = next((row for row in modules(top) if row["key"] == key), None)
    if found is None:
        raise PlaceMissing
    return found


def activity_of(top: Table, key: str) -> Table:
    """Raises PlaceMissing."""
    return _found(top, key)[1]


def _found(top: Table, key: str) -> tuple[Table, Table]:
    found = next((pair for pair in activities(top) if pair[1]["key"] == key), None)
    if found is None:
        raise PlaceMissing
    return found


def free_key(title: str, *, taken: Iterable[str], longest: int, otherwise: str) -> str:
    """A key made of a title, told apart from those that are taken by a number."""
    known = set(taken)
    stem = slugify(title)[:longest].strip("-_") or otherwise
    stem = stem.replace("_", "-")
    if stem not in known:
        return stem
    numbered = (f"{stem[: longest - 5].rstrip('-')}-{number}" for number in count(2))
    return next(key for key in numbered if key not in known)


def add_module(top: Table, title: str) -> str:
    """Add a module at the end; its key."""
    taken = [row["key"] for row in modules(top)]
    key = free_key(title, taken=taken, longest=MODULE_KEY, otherwise="modul")
    top.setdefault("module", []).append({"key": key, "title": title, "activity": []})
    return key


def add_activity(top: Table, module: str, table: Table) -> str:
    """Add an activity at the end of a module under a key made of its title. Raises PlaceMissing."""
    rows = module_of(top, module).setdefault("activity", [])
    key = free_activity_key(top, str(table["title"]))
    rows.append({"key": key, **table})
    return key


def add_bank(top: Table, path: str) -> None:
    """Name the first bank of questions; where there is one already, it stays the only one."""
    if not top.get("bank"):
        top["bank"] = [{"file": path}]


def free_activity_key(top: Table, title: str) -> str:
    taken = [activity["key"] for _module, activity in activities(top)]
    return free_key(title, taken=taken, longest=ACTIVITY_KEY, otherwise="kegiatan")


def move_module(top: Table, key: str, *, by: int) -> None:
    """Move a module one place up (-1) or down (1); at the end it stays. Raises PlaceMissing."""
    rows = modules(top)
    place = rows.index(module_of(top, key))
    _swap(rows, place, place + by)


def move_activity(top: Table, key: str, *, by: int) -> None:
    """Move an activity one place, over the border of its module too. Raises PlaceMissing."""
    module, activity = _found(top, key)
    rows = module["activity"]
    place = rows.index(activity)
    if 0 <= place + by < len(rows):
        _swap(rows, place, place + by)
        return
    neighbors = modules(top)
    other = neighbors.index(module) + by
    if 0 <= other < len(neighbors):
        rows.remove(activity)
        into = neighbors[other].setdefault("activity", [])
        into.insert(len(into) if by < 0 else 0, activity)


def _swap(rows: list[Table], one: int, other: int) -> None:
    if 0 <= other < len(rows):
        rows[one], rows[other] = rows[other], rows[one]


def arrange(top: Table, order: dict[str, list[str]]) -> None:
    """Bring modules and activities into an order: keys of activities by keys of modules.

    Raises OrderOutdated.
    """
    known = {activity["key"]: activity for _module, activity in activities(top)}
    named = [key for keys in order.values() for key in keys]
    by_key = {row["key"]: row for row in modules(top)}
    if sorted(named) != sorted(known) or sorted(order) != sorted(by_key):
        raise OrderOutdated
    for key, keys in order.items():
        by_key[key]["activity"] = [known[one] for one in keys]
    top["module"] = [by_key[key] for key in order]


def take_module(top: Table, key: str) -> Taken:
    """Raises PlaceMissing."""
    table = module_of(top, key)
    place = modules(top).index(table)
    modules(top).remove(table)
    return Taken(table, "", place)


def take_activity(top: Table, key: str) -> Taken:
    """Raises PlaceMissing."""
    module, table = _found(top, key)
    place = module["activity"].index(table)
    module["activity"].remove(table)
    return Taken(table, str(module["key"]), place)


def put_back(top: Table, taken: Taken) -> None:
    """Put what was taken out where it stood, as far as that is still there; a key that was given
    again meanwhile is made anew."""
    if not taken.module:
        table = {**taken.table, "key": _free_module_key(top, taken.table)}
        rows = [_with_free_key(top, row) for row in table.get("activity", [])]
        table["activity"] = rows
        top.setdefault("module", []).insert(taken.place, table)
        return
    module = next((row for row in modules(top) if row["key"] == taken.module), None)
    if module is None:
        module = module_of(top, add_module(top, str(taken.table["title"])))
    module.setdefault("activity", []).insert(taken.place, _with_free_key(top, taken.table))


def _free_module_key(top: Table, table: Table) -> str:
    taken = [row["key"] for row in modules(top)]
    return free_key(str(table["key"]), taken=taken, longest=MODULE_KEY, otherwise="modul")


def _with_free_key(top: Table, table: Table) -> Table:
    return {**table, "key": free_activity_key(top, str(table["key"]))}


def files_named(top: Table) -> set[str]:
    """The files that course.toml itself names."""
    rows = [*(activity for _module, activity in activities(top)), *top.get("bank", [])]
    return {str(row["file"]) for row in rows if row.get("file")}


def minutes_of(top: Table) -> int:
    """All minutes that can be read."""
    told = (activity.get("minutes") for _module, activity in activities(top))
    return sum(minutes for minutes in told if isinstance(minutes, int) and minutes > 0)

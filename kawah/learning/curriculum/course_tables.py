"""All tables of course.toml, looked at one by one, so that every fault in them is told at once."""

from collections.abc import Iterator
from typing import Any

from config.kinds import KINDS
from kawah.learning.curriculum.course_file import ActivityNode, CourseNode, place_of
from kawah.learning.curriculum.kinds import kind, parts
from kawah.learning.curriculum.shapes import Faults, misfits, strange, table_faults

Table = dict[str, Any]


def faults_in_tables(top: Table) -> Faults:
    """Each key that is not known where it stands, and each entry that is missing or unfit."""
    yield from table_faults("course.toml", top, CourseNode)
    for name, part in parts().items():
        for number, row in _rows(top.get(name)):
            yield from strange(f"course.toml: [[{name}]] {number}", row, part.keys)
    for number, module in _rows(top.get("module")):
        for place, activity in _rows(module.get("activity")):
            yield from _faults_in_activity(place_of(number, place), activity)


def _faults_in_activity(where: str, activity: Table) -> Faults:
    name = activity.get("kind")
    if isinstance(name, str) and name in KINDS:
        yield from strange(where, activity, (*kind(name).keys, *ActivityNode.__struct_fields__))
    yield from misfits(where, activity, ActivityNode)


def _rows(value: object) -> Iterator[tuple[int, Table]]:
    rows = enumerate(value, start=1) if isinstance(value, list) else ()
    return ((number, row) for number, row in rows if isinstance(row, dict))

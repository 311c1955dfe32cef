"""The shape of course.toml, and the faults a human can make in it (unfit entries: shapes.py)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext as _
from msgspec import Meta, Struct
from msgspec.structs import asdict

from config.kinds import KINDS

Key = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z", max_length=60)]
ShortKey = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\Z", max_length=40)]
FormCode = Annotated[str, Meta(pattern=r"^N?KL[0-9]{2}\Z", max_length=5)]  # of the JP rules
Title = Annotated[str, Meta(min_length=1, max_length=200)]


ROWS_AT_MOST = 1000  # of every list


class TeacherNode(Struct, omit_defaults=True):
    role: Literal["widyaiswara", "praktisi"]
    name: Annotated[str, Meta(min_length=1, max_length=160)]
    position: Annotated[str, Meta(max_length=200)] = ""
    email: Annotated[str, Meta(max_length=254)] = ""


class OutcomeNode(Struct, omit_defaults=True):
    key: ShortKey
    text: str
    competency: str
    level: Annotated[int, Meta(ge=1, le=5)]
    main: bool = False


class RegulationNode(Struct):
    key: Key
    title: str
    in_force: bool = True


class ImpactNode(Struct):
    change: str
    measure: str
    after_days: Annotated[int, Meta(ge=1, le=1000)]


class ModuleNode(Struct):
    key: ShortKey
    title: Title
    activity: list[dict[str, Any]] = []


class ActivityNode(Struct, omit_defaults=True):
    """What every kind shares; a kind reads its own keys from the table itself."""

    key: Key
    kind: str
    title: Title
    minutes: Annotated[int, Meta(ge=0, le=6000)]
    outcomes: list[str] = []
    taught_by: Literal["", "widyaiswara", "praktisi", "both"] = ""
    required: bool = True


class CourseNode(Struct, omit_defaults=True):
    key: Key
    title: Title
    summary: str
    mode: Literal["self_paced", "online", "blended", "in_person"]
    form: FormCode
    language: Literal["id", "en"] = "id"
    audience: Annotated[str, Meta(max_length=300)] = ""
    reviewed_on: date | None = None
    shared: bool = False
    prerequisites: list[Key] = []
    tags: list[str] = []
    impact: ImpactNode | None = None
    teacher: list[TeacherNode] = []
    outcome: list[OutcomeNode] = []
    regulation: list[RegulationNode] = []
    bank: list[dict[str, Any]] = []
    module: list[ModuleNode] = []

    def activities(self) -> Iterator[tuple[str, ModuleNode, dict[str, Any]]]:
        """Every activity's table with its place in words and its module."""
        for m, module in enumerate(self.module, start=1):
            for a, table in enumerate(module.activity, start=1):
                yield place_of(m, a), module, table


def place_of(module: int, activity: int) -> str:
    """The place of an activity in words."""
    where = _("course.toml: modul %(module)d, kegiatan %(activity)d")
    return where % {"module": module, "activity": activity}


def shaped(top: dict[str, Any]) -> CourseNode | None:
    """The course that the tables describe, when all of them fit."""
    try:
        return msgspec.convert(top, CourseNode, builtin_types=(date,))
    except msgspec.ValidationError:
        return None


def activity_node(table: dict[str, Any]) -> ActivityNode:
    """Raises msgspec.ValidationError."""
    return msgspec.convert(table, ActivityNode)


def faults(node: CourseNode) -> Iterator[tuple[str, str]]:
    """What does not fit together, as (where, sentence)."""
    yield from _overlong(node)
    yield from _repeated(_("modul"), [module.key for module in node.module])
    yield from _repeated(_("hasil belajar"), [outcome.key for outcome in node.outcome])
    yield from _repeated(
        _("kegiatan"), [str(table.get("key", "")) for _w, _m, table in node.activities()]
    )
    if not node.module:
        yield "course.toml", _("Kursus belum punya modul; tambahkan [[module]].")
    if sum(outcome.main for outcome in node.outcome) != 1:
        yield "course.toml", _("Tandai tepat satu hasil belajar dengan main = true.")
    known = {outcome.key for outcome in node.outcome}
    for where, _module, table in node.activities():
        yield from _activity_faults(where, table, known)


def _overlong(node: CourseNode) -> Iterator[tuple[str, str]]:
    """Lists that no course needs and no page could show."""
    lists = {name: value for name, value in asdict(node).items() if isinstance(value, list)}
    lists["activity"] = list(node.activities())
    for name, rows in lists.items():
        if len(rows) > ROWS_AT_MOST:
            sentence = _("“%(key)s” berisi %(count)d isian; paling banyak %(most)d.")
            values = {"key": name, "count": len(rows), "most": ROWS_AT_MOST}
            yield "course.toml", sentence % values


def _repeated(noun: str, keys: list[str]) -> Iterator[tuple[str, str]]:
    for key, count in Counter(keys).items():
        if count > 1:
            sentence = _("Kunci %(noun)s “%(key)s” dipakai %(count)d kali; tiap kunci harus unik.")
            yield "course.toml", sentence % {"noun": noun, "key": key, "count": count}


def _activity_faults(
    where: str, table: dict[str, Any], known: set[str]
) -> Iterator[tuple[str, str]]:
    try:
        node = activity_node(table)
    except msgspec.ValidationError:
        return  # told by its table already
    if node.kind not in KINDS:
        sentence = _("Jenis kegiatan “%(kind)s” tidak dikenal; yang dikenal: %(kinds)s.")
        yield where, sentence % {"kind": node.kind, "kinds": ", ".join(KINDS)}
    for key in dict.fromkeys(node.outcomes):
        if key not in known:
            yield where, _("Hasil belajar “%(key)s” tidak ada.") % {"key": key}

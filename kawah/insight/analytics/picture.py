"""Where the people whom a scope reaches stand, read from the counts: sums, and no names."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from msgspec import Struct

from kawah.insight.analytics.models import Group, Month, Source, Survey
from kawah.people.directory.api import Agency, Reach, Scope, Unit

SOURCES = 8  # that are named; the others are one sum
Kind = str
Path = str
Key = tuple[str, str]


class Totals(Struct, frozen=True):
    people: int = 0
    at_risk: int = 0
    behind: int = 0
    on_track: int = 0
    met: int = 0
    no_target: int = 0
    minutes: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        mine, theirs = msgspec.structs.astuple(self), msgspec.structs.astuple(other)
        return Totals(*(one + more for one, more in zip(mine, theirs, strict=True)))

    @property
    def asked(self) -> int:
        """Whom a target concerns."""
        return self.people - self.no_target

    @property
    def good(self) -> int:
        return self.on_track + self.met

    @property
    def needs_help(self) -> int:
        return self.at_risk + self.behind

    @property
    def percent(self) -> int | None:
        """How many of a hundred are where they should be; a hundred only when all are."""
        return self.good * 100 // self.asked if self.asked else None


class Part(Struct, frozen=True):
    """An agency or a unit with all that is under it; neither: those who belong to none below."""

    name: str
    agency: UUID | None
    unit: int | None
    now: Totals
    before: Totals


class MonthSum(Struct, frozen=True):
    month: date
    minutes: int = 0
    certificates: int = 0


class SourceSum(Struct, frozen=True):
    """`course` and `title` are empty for trainings elsewhere."""

    course: UUID | None
    title: str
    minutes: int
    people: int


class Picture(Struct, frozen=True):
    """`before` is the end of the month before; `counted_at` is the oldest count in it, `oldest` the
    agency of that count where others were counted later, and
    `is_whole` says whether every agency was counted."""

    day: date
    counted_at: datetime
    oldest: str
    is_whole: bool
    now: Totals
    before: Totals
    parts: tuple[Part, ...]
    kinds: tuple[tuple[Kind, Totals], ...]
    months: tuple[MonthSum, ...]
    sources: tuple[SourceSum, ...]
    other_minutes: int

    @property
    def minutes(self) -> int:
        return sum(month.minutes for month in self.months)

    @property
    def certificates(self) -> int:
        return sum(month.certificates for month in self.months)


class Found(Struct, frozen=True):
    agency: Path
    unit: Path
    kind: Kind
    is_current: bool
    totals: Totals


def picture_of(scope: Scope) -> Picture | None:
    """None while nobody within reach was counted yet. Seven queries, and one more where agencies
    were counted one after the other."""
    counts = Survey.objects.filter(_agencies(scope))
    surveys = counts.aggregate(
        at=Min("shown_at"),
        last=Max("shown_at"),
        on=Max("shown_on"),
        all=Count("pk"),
        shown=Count("shown_at"),
    )
    if surveys["at"] is None or surveys["on"] is None:
        return None
    day: date = surveys["on"]
    rows = list(_found(scope, day))
    months = _months(scope, day)
    sources = _sources(scope, day)
    return Picture(
        day=day,
        counted_at=surveys["at"],
        oldest=_oldest(counts) if surveys["at"] < surveys["last"] else "",
        is_whole=surveys["all"] == surveys["shown"],
        now=_sum(row for row in rows if row.is_current),
        before=_sum(row for row in rows if not row.is_current),
        parts=tuple(_parts(scope, rows)),
        kinds=tuple(_kinds(row for row in rows if row.is_current)),
        months=months,
        sources=sources,
        other_minutes=sum(one.minutes for one in months) - sum(one.minutes for one in sources),
    )


def _oldest(counts: "QuerySet[Survey]") -> str:
    shown = counts.exclude(shown_at=None).order_by("shown_at", "pk")
    return shown.values_list("agency__short_name", flat=True).first() or ""


def _agencies(scope: Scope, field: str = "agency") -> Q:
    """The rows of agencies within reach."""
    if scope.reach == Reach.NATIONAL:
        return Q()
    if scope.reach == Reach.AGENCY:
        return Q(**{f"{field}__path__startswith": scope.agency_path})
    return Q(**{f"{field}__path": scope.agency_path})


def _within(scope: Scope) -> Q:
    """The counted rows within reach; none of a reach that is only oneself."""
    if scope.reach == Reach.OWN:
        return Q(pk=None)
    if scope.reach == Reach.UNIT:
        return _agencies(scope) & Q(unit__path__startswith=scope.unit_path)
    return _agencies(scope)


def _found(scope: Scope, day: date) -> Iterable[Found]:
    """Sums by unit in the agency itself, by agency below it."""
    rows = Group.objects.filter(_within(scope), Q(is_current=True) | Q(month=_month_before(day)))
    own = rows.filter(agency__path=scope.agency_path)
    for unit, *rest in _summed(own, "unit__path"):
        yield _one(scope.agency_path, unit or "", *rest)
    if scope.reach == Reach.UNIT:
        return
    for agency, *rest in _summed(rows.exclude(agency__path=scope.agency_path), "agency__path"):
        yield _one(agency, "", *rest)


def _summed(rows: "QuerySet[Group]", by: str) -> Iterable[Any]:
    sums = [Sum(name) for name in Totals.__struct_fields__]
    return rows.order_by().values_list(by, "kind", "is_current").annotate(*sums)


def _one(agency: Path, unit: Path, kind: Kind, is_current: bool, *sums: int) -> Found:
    return Found(agency, unit, kind, is_current, Totals(*sums))


def _month_before(day: date) -> date:
    first = day.replace(day=1)
    return first.replace(month=first.month - 1) if first.month > 1 else date(day.year - 1, 12, 1)


def _sum(rows: Iterable[Found]) -> Totals:
    total = Totals()
    for row in rows:
        total += row.totals
    return total


def _kinds(rows: Iterable[Found]) -> list[tuple[Kind, Totals]]:
    found: dict[Kind, Totals] = {}
    for row in rows:
        found[row.kind] = found.get(row.kind, Totals()) + row.totals
    return sorted(found.items(), key=lambda one: -one[1].people)


def _parts(scope: Scope, rows: list[Found]) -> list[Part]:
    """What lies directly below, who needs most help first."""
    now: dict[Key, Totals] = {}
    before: dict[Key, Totals] = {}
    for row in rows:
        into, key = (now if row.is_current else before), _key(scope, row)
        into[key] = into.get(key, Totals()) + row.totals
    named = _names(scope, now)
    parts = [
        Part(*named.get(key, ("", None, None)), totals, before.get(key, Totals()))
        for key, totals in now.items()
    ]
    if len(parts) == 1 and not parts[0].name:
        return []
    return sorted(parts, key=lambda part: (-part.now.needs_help, -part.now.people, part.name))


def _key(scope: Scope, row: Found) -> Key:
    if scope.reach == Reach.UNIT:
        return "unit", _next(scope.unit_path, row.unit)
    if row.agency != scope.agency_path:
        return "agency", _next(scope.agency_path or "/", row.agency)
    return "unit", _next("/", row.unit)


def _next(base: Path, path: Path) -> Path:
    """The path one step below; empty for what lies at the base itself."""
    head = path[len(base) :].partition("/")[0]
    return f"{base}{head}/" if head else ""


def _names(scope: Scope, keys: Iterable[Key]) -> dict[Key, tuple[str, UUID | None, int | None]]:
    paths = {kind: [path for one, path in keys if one == kind] for kind in ("agency", "unit")}
    agencies = Agency.objects.filter(path__in=paths["agency"])
    units = Unit.objects.filter(agency__path=scope.agency_path, path__in=paths["unit"])
    named: dict[Key, tuple[str, UUID | None, int | None]] = {
        ("agency", path): (name, uuid, None)
        for path, name, uuid in agencies.values_list("path", "short_name", "uuid")
    }
    for path, name, pk in units.values_list("path", "name", "pk"):
        named["unit", path] = (name, None, pk)
    return named


def _months(scope: Scope, day: date) -> tuple[MonthSum, ...]:
    """Every month of the year so far."""
    rows = Month.objects.filter(_within(scope), month__gte=date(day.year, 1, 1), month__lte=day)
    sums = rows.order_by().values_list("month").annotate(Sum("minutes"), Sum("certificates"))
    found = {month: MonthSum(month, *rest) for month, *rest in sums}
    every = [date(day.year, number, 1) for number in range(1, day.month + 1)]
    return tuple(found.get(month, MonthSum(month)) for month in every)


def _sources(scope: Scope, day: date) -> tuple[SourceSum, ...]:
    rows = Source.objects.filter(_within(scope), year=day.year).order_by().values_list("course")
    sums = rows.annotate(
        named=Max("title"), all_minutes=Sum("minutes"), all_people=Sum("people")
    ).order_by("-all_minutes", "named")
    return tuple(SourceSum(*row) for row in sums[:SOURCES] if row[2])

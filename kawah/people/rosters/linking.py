"""The last part of the dry run: supervisors who are nowhere, and circles through the whole file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Q

from kawah.lib import nip as numbers
from kawah.people.directory.api import Person, Supervision
from kawah.people.rosters.gathering import agencies_of, today_of
from kawah.people.rosters.models import Conflict, Held, Roster, Row, Verdict

Named = tuple[int, str, str]  # a row's key, the person's number, the supervisor's
AT_ONCE = 5000
Part = TypeVar("Part")


def link(roster: Roster, *, now: datetime) -> None:
    """Every row that names a supervisor is looked at once more, now that all were read."""
    rows: list[Named] = list(
        Row.objects.filter(roster=roster)
        .exclude(Q(boss="") | Q(verdict=Verdict.REFUSED))
        .order_by("number")
        .values_list("pk", "nip", "boss")
    )
    bosses = {boss for _key, _nip, boss in rows}
    there = _there(roster, bosses)
    _ask([row for row in rows if row[2] not in there])
    linked = [row for row in rows if row[2] in there and row[1]]
    _refuse(circles(linked, _above(bosses & there, on=today_of(roster, now=now))))


def _there(roster: Roster, bosses: set[str]) -> set[str]:
    """Those in the directory within reach, and those who come in with this very file."""
    reach = [agency.pk for agency in agencies_of(roster).values()]
    found: set[str] = set()
    for part in _parts(sorted(bosses)):
        known = Person.objects.filter(nip__in=part, agency__in=reach, is_active=True)
        coming = Row.objects.filter(roster=roster, nip__in=part).exclude(verdict=Verdict.REFUSED)
        found |= {*known.values_list("nip", flat=True), *coming.values_list("nip", flat=True)}
    return found


def _ask(rows: Sequence[Named]) -> None:
    Conflict.objects.bulk_create(
        [
            Conflict(row_id=key, kind="boss", values={"boss": numbers.mask(boss)})
            for key, _nip, boss in rows
        ]
    )
    for part in _parts([key for key, _nip, _boss in rows]):
        Row.objects.filter(pk__in=part).update(held=Held.OPEN)


def _refuse(keys: Sequence[int]) -> None:
    for part in _parts(keys):
        Row.objects.filter(pk__in=part).update(
            verdict=Verdict.REFUSED, problem="boss", faults=[("boss.circle", {})], held=Held.NOT
        )
        Conflict.objects.filter(row__in=part).delete()


def circles(rows: Iterable[Named], above: dict[str, set[str]]) -> list[int]:
    """The rows whose tie would close a circle, one tie made after the other."""
    over = defaultdict(set, above)
    closing = []
    for key, nip, boss in rows:
        if nip in _climbed(boss, over):
            closing.append(key)
        else:
            over[nip] = {boss}
    return closing


def _climbed(start: str, over: dict[str, set[str]]) -> set[str]:
    seen, level = {start}, {start}
    while level:
        level = {above for one in level for above in over.get(one, ())} - seen
        seen |= level
    return seen


def _above(people: set[str], *, on: date) -> dict[str, set[str]]:
    """By number, who stands right above: for some people and everyone above them."""
    over: dict[str, set[str]] = defaultdict(set)
    seen = level = set(people)
    while level:
        for part in _parts(sorted(level)):
            ties = Supervision.objects.filter(Q(until=None) | Q(until__gt=on), person__nip__in=part)
            for nip, boss in ties.values_list("person__nip", "supervisor__nip"):
                over[nip or ""].add(boss or "")
        level = {boss for one in level for boss in over[one] if boss} - seen
        seen = seen | level
    return over


def _parts(values: Sequence[Part]) -> Iterable[Sequence[Part]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]

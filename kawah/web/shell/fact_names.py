"""The names of posts, units and competencies that changes note by their codes."""

from collections.abc import Iterable, Mapping
from typing import Any

from kawah.people.competencies.api import Competency
from kawah.people.directory.api import Position, Unit
from kawah.records.api import Change

APPOINTED = "person.appointed"
CODED = (APPOINTED, "account.slips_ordered")  # name a unit by its code


class Known:
    """The names of what changes mention by a key."""

    def __init__(self, changes: Iterable[Change], people: Mapping[str, str]) -> None:
        rows = list(changes)
        self.people = people
        posts = {code for row in rows if row.verb == APPOINTED for code in _values(row, "position")}
        keys = {key for row in rows for key in _values(row, "competency")}
        self.posts = _posts(posts)
        self.competencies = _competencies(keys)
        units = {(row.agency, c) for row in rows if row.verb in CODED for c in _values(row, "unit")}
        self.units = _units(units)


def facts_in(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _values(change: Change, name: str) -> set[str]:
    found = (facts_in(noted).get(name) for noted in (change.before, change.after))
    return {str(value) for value in found if value}


def _posts(codes: set[str]) -> dict[str, str]:
    found = Position.objects.filter(code__in=codes) if codes else Position.objects.none()
    return dict(found.values_list("code", "name"))


def _competencies(keys: set[str]) -> dict[str, str]:
    if not keys:
        return {}
    found = Competency.objects.keyed(keys).select_related("agency").order_by("valid_from")
    return {one.key: one.name for one in found}


def _units(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By the code of the agency and its own."""
    if not wanted:
        return {}
    agencies, codes = {agency for agency, _code in wanted}, {code for _agency, code in wanted}
    rows = Unit.objects.filter(agency__code__in=agencies, code__in=codes)
    return {(a, code): named for a, code, named in rows.values_list("agency__code", "code", "name")}

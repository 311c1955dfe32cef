"""Entering people: the rows of a piece at once, each with what it did, in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.lib.inserting import insert_all
from kawah.people.access import api as access
from kawah.people.accounts.api import leave_addresses
from kawah.people.directory.api import (
    Agency,
    Amendment,
    EmploymentKind,
    Person,
    Placing,
    TooDeep,
    amend_all,
    appoint_all,
    enlist_all,
)
from kawah.people.rosters import asking
from kawah.people.rosters.entry import Entry
from kawah.people.rosters.facts import Known
from kawah.people.rosters.gathering import gather, today_of
from kawah.people.rosters.models import Conflict, Did, Effect, Held, Roster, Row, Stage, Verdict
from kawah.people.rosters.opening import Opener
from kawah.people.rosters.problems import kind_of
from kawah.people.rosters.weighing import Weighed, weigh

GOOD = (Verdict.NEW, Verdict.CHANGED)
PERSONAL = {
    "name": "name",
    "email": "email",
    "kind": "kind",
    "rank": "rank_grade",
    "phone": "phone",
    "province": "province",
    "regency": "regency",
}

# What nobody could be asked as long as the person was another agency's.
USUAL_WHEN_RELEASED = {"name": "held", "email": "without"}


class Going(Struct):
    """A row on its way in."""

    row: Row
    entry: Entry
    weighed: Weighed
    person: Person
    did: dict[str, Any]


def enter_piece(roster: Roster, *, now: datetime) -> None:
    rows = Row.objects.filter(roster=roster, piece=roster.place, verdict__in=GOOD)
    rows = rows.defer("faults", "changes", "opens")
    enter(roster, list(rows.filter(held=Held.NOT).order_by("number")), now=now)
    asking.ask(roster, list(rows.filter(held=Held.ASK).order_by("number")), now=now)


def enter(roster: Roster, rows: Sequence[Row], *, now: datetime, is_released: bool = False) -> None:
    """Let rows in that were found good; what changed meanwhile is told in its row."""
    try:
        with transaction.atomic():
            _enter(roster, rows, now=now, is_released=is_released)
    except (IntegrityError, TooDeep):
        # Somebody was entered elsewhere at this very moment; one by one it shows who.
        if len(rows) == 1:
            _leave(rows, "meanwhile")
            return
        for row in rows:
            enter(roster, [row], now=now, is_released=is_released)


def _enter(roster: Roster, rows: Sequence[Row], *, now: datetime, is_released: bool) -> None:
    entries = [msgspec.convert(row.entry, Entry) for row in rows]
    known = gather(roster, entries, now=now)
    usual = USUAL_WHEN_RELEASED if is_released else {}
    answers = {row.pk: {**usual, **given} for row, given in zip(rows, _given(rows), strict=True)}
    agencies = Agency.objects.in_bulk(known.reach)
    going: list[Going] = []
    left: dict[str, list[Row]] = {}
    for row, entry in zip(rows, entries, strict=True):
        weighed = weigh(entry, known, answers[row.pk], is_released=is_released)
        if weighed.faults or weighed.conflicts:
            left.setdefault(_why(weighed), []).append(row)
        else:
            person = _new(entry, weighed, answers[row.pk], agencies)
            going.append(Going(row, entry, weighed, person, {}))
    for code, kept in left.items():
        _leave(kept, code)
    _find(going)
    _write(roster, going, known, now=now)


def _given(rows: Sequence[Row]) -> list[dict[str, str]]:
    found = answers_of(rows)
    return [found.get(row.pk, {}) for row in rows]


def answers_of(rows: Sequence[Row]) -> dict[int, dict[str, str]]:
    """What was decided about the conflicts of rows."""
    found: dict[int, dict[str, str]] = {}
    decided = Conflict.objects.filter(row__in=[row.pk for row in rows]).exclude(answer="")
    for row, kind, answer in decided.values_list("row_id", "kind", "answer"):
        found.setdefault(row, {})[kind] = answer
    return found


def _why(weighed: Weighed) -> str:
    """What is said of a row that was found good before and is not any more."""
    codes = [code for code, _values in weighed.faults if kind_of(code) == "power"]
    return codes[0] if codes else "meanwhile"


def _leave(rows: Sequence[Row], code: str) -> None:
    Row.objects.filter(pk__in=[row.pk for row in rows]).update(
        verdict=Verdict.REFUSED, problem=kind_of(code), faults=[(code, {})]
    )


def _new(
    entry: Entry, weighed: Weighed, answers: Mapping[str, str], agencies: Mapping[int, Agency]
) -> Person:
    """Somebody as they would be entered; who is there already takes their place in `_find`."""
    is_without = answers.get("email") == "without"
    return Person(
        name=entry.name,
        kind=entry.kind or EmploymentKind.NON_ASN,
        agency=agencies[weighed.agency.pk],
        nip=entry.nip or None,
        email=None if is_without or not entry.email else entry.email,
        rank_grade=entry.rank,
        phone=entry.phone,
        province=entry.province,
        regency=entry.regency,
    )


def _find(going: Sequence[Going]) -> None:
    keys = [one.weighed.found.pk for one in going if one.weighed.found]
    people = Person.objects.select_related("agency").in_bulk(keys)
    for one in going:
        if one.weighed.found:
            one.person = people[one.weighed.found.pk]


def _write(roster: Roster, going: Sequence[Going], known: Known, *, now: datetime) -> None:
    by = roster.confirmed_by
    named = by.uuid if by else None
    fresh = [one for one in going if one.weighed.found is None]
    enlist_all([one.person for one in fresh], by=named, now=now)
    learners = access.grant_all(
        [one.person for one in fresh],
        access.Role.LEARNER,
        effective_from=known.today,
        by=by,
        now=now,
    )
    for one, row in zip(fresh, learners, strict=True):
        one.did.update({"new": _facts(one.person), "grant": row.pk})
    _amend([one for one in going if one.weighed.found], by=named, now=now)
    _place(roster, [one for one in going if one.weighed.has_post], known, now=now)
    effects = [Did(one.row.pk, Stage.ENTERING, one.person.pk, one.did) for one in going]
    insert_all(effects, into=Effect)


def _facts(person: Person) -> dict[str, str]:
    return {name: str(getattr(person, name) or "") for name in PERSONAL.values()}


def _amend(going: Sequence[Going], *, by: UUID | None, now: datetime) -> None:
    amendments = []
    for one in going:
        changed = {PERSONAL[k]: v for k, v in one.weighed.changes.items() if k in PERSONAL}
        if changed:
            values: Any = {name: after for name, (_before, after) in changed.items()}
            amendments.append(Amendment(one.person, values))
            one.did["amended"] = changed
    leave_addresses([one.person for one in amendments if "email" in one.values], now=now)
    amend_all(amendments, by=by, now=now)


def _place(roster: Roster, going: Sequence[Going], known: Known, *, now: datetime) -> None:
    named = roster.confirmed_by.uuid if roster.confirmed_by else None
    opener = Opener(roster, known, by=named, now=now)
    opener.load([one.weighed for one in going])
    placings = []
    for one in going:
        unit = opener.unit_of(one.entry, one.weighed)
        position = opener.position_of(one.entry, one.weighed)
        if one.person.agency_id != unit.agency_id:
            one.did["agency"] = one.person.agency_id
            one.did["roles"] = _end_roles(one.person, roster, now=now)
        start = one.weighed.start or known.today
        placings.append(Placing(one.person, position, unit, start))
    made = appoint_all(placings, by=named, now=now)
    for one, appointment in zip(going, made, strict=True):
        one.did["appointment"] = appointment.pk
        if one.weighed.found and one.weighed.found.post:
            one.did["ended"] = one.weighed.found.post.pk


def _end_roles(person: Person, roster: Roster, *, now: datetime) -> list[tuple[int, str]]:
    """Each role that ended, with the end that it had before."""
    day = today_of(roster, now=now)
    before = access.end_roles(person, until=day, by=roster.confirmed_by, now=now)
    return [(key, str(until or "")) for key, until in before.items()]

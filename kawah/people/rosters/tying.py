"""Naming the supervisors of a piece, once everybody of the file is there."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kawah.lib.inserting import insert_all
from kawah.people.access import api as access
from kawah.people.directory.api import Agency, Person, Supervision
from kawah.people.rosters.entering import answers_of
from kawah.people.rosters.gathering import agencies_of, today_of
from kawah.people.rosters.models import Did, Effect, Roster, Row, Stage

Pair = tuple[Row, Person, Person]  # with the person and the supervisor


def tie_piece(roster: Roster, *, now: datetime) -> None:
    rows = Row.objects.filter(roster=roster, piece=roster.place).exclude(boss="")
    tie(roster, list(rows.only("boss").order_by("number")), now=now)


@transaction.atomic
def tie(roster: Roster, rows: Sequence[Row], *, now: datetime) -> None:
    """Of the rows that went in: name those supervisors who are not named already."""
    on = today_of(roster, now=now)
    pairs, absent = _pairs(roster, rows)
    _say(absent, "boss.absent")
    held = _ties([person for _row, person, _boss in pairs])
    pairs = [pair for pair in pairs if not _is_named(held.get(pair[1].pk, []), pair[2], on)]
    before = _roles([boss for _row, _person, boss in pairs])
    assigned = access.name_supervisors(
        [(person, boss) for _row, person, boss in pairs], by=roster.confirmed_by, on=on, now=now
    )
    circles = {person.pk for person in assigned.circles}
    _say([row for row, person, _boss in pairs if person.pk in circles], "boss.circle")
    _keep([pair for pair in pairs if pair[1].pk not in circles], assigned.ties, held, before)


def _pairs(roster: Roster, rows: Sequence[Row]) -> tuple[list[Pair], list[Row]]:
    """Who went in, with the supervisor; and the rows whose supervisor is not there."""
    entered = Effect.objects.filter(row__in=[row.pk for row in rows], stage=Stage.ENTERING)
    keys = dict(entered.values_list("row_id", "person_id"))
    held = _with_agencies(Person.objects.filter(pk__in=keys.values()))
    people = {row: held[person] for row, person in keys.items()}
    answers = answers_of(rows)
    wanted = [
        row for row in rows if row.pk in people and answers.get(row.pk, {}).get("boss") is None
    ]
    reach = [agency.pk for agency in agencies_of(roster).values()]
    named = Person.objects.filter(nip__in={row.boss for row in wanted}, agency__in=reach)
    bosses = {boss.nip: boss for boss in _with_agencies(named.filter(is_active=True)).values()}
    pairs = [(row, people[row.pk], bosses[row.boss]) for row in wanted if row.boss in bosses]
    return pairs, [row for row in wanted if row.boss not in bosses]


def _with_agencies(people: "QuerySet[Person]") -> dict[int, Person]:
    """People with their agencies, each agency read once."""
    needed = people.only("uuid", "nip", "name", "agency_id")
    held = {person.pk: person for person in needed}
    agencies = Agency.objects.in_bulk({person.agency_id for person in held.values()})
    for person in held.values():
        person.agency = agencies[person.agency_id]
    return held


def _say(rows: Sequence[Row], code: str) -> None:
    """The person went in; only the supervisor did not."""
    keys = [row.pk for row in rows]
    Row.objects.filter(pk__in=keys).update(problem="boss", faults=[(code, {})])


def _ties(people: Sequence[Person]) -> dict[int, list[Supervision]]:
    found: dict[int, list[Supervision]] = {}
    for one in Supervision.objects.filter(person__in=_keys(people)).order_by("effective_from"):
        found.setdefault(one.person_id, []).append(one)
    return found


def _is_named(ties: Sequence[Supervision], boss: Person, on: date) -> bool:
    return any(
        one.supervisor_id == boss.pk and one.until is None and one.effective_from <= on
        for one in ties
    )


def _roles(people: Sequence[Person]) -> set[int]:
    rows = access.Grant.objects.filter(person__in=_keys(people), role=access.Role.SUPERVISOR)
    return set(rows.values_list("pk", flat=True))


def _keep(
    pairs: Sequence[Pair],
    ties: Sequence[Supervision],
    held: dict[int, list[Supervision]],
    before: set[int],
) -> None:
    bosses = [boss for _row, _person, boss in pairs]
    rows = access.Grant.objects.filter(person__in=_keys(bosses), role=access.Role.SUPERVISOR)
    roles = {row.person_id: row.pk for row in rows if row.pk not in before}
    effects = []
    for (row, person, boss), tie in zip(pairs, ties, strict=True):
        did: dict[str, Any] = {"tie": tie.pk}
        if person.pk in held:
            did["before"] = [_told(one) for one in held[person.pk]]
        if boss.pk in roles:
            did["grant"] = roles.pop(boss.pk)
        effects.append(Did(row.pk, Stage.TYING, person.pk, did))
    insert_all(effects, into=Effect)


def _keys(people: Sequence[Person]) -> set[int]:
    return {person.pk for person in people}


def _told(one: Supervision) -> list[Any]:
    until = one.until.isoformat() if one.until else None
    return [one.supervisor_id, one.effective_from.isoformat(), until]

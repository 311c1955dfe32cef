"""The dry run: what each row would change, piece by piece, before anything is confirmed."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from kawah.lib.inserting import insert_all
from kawah.people.rosters.entry import FORGIVEN_KINDS, Entry, Fault, Reader
from kawah.people.rosters.facts import Known
from kawah.people.rosters.gathering import gather, gather_file, today_of
from kawah.people.rosters.models import Conflict, Held, Roster, Row, Verdict
from kawah.people.rosters.problems import kind_of
from kawah.people.rosters.weighing import Weighed, weigh


class Judged(Struct):
    """A row as it is kept, without what each of many costs to make."""

    roster_id: int
    piece: int
    number: int
    nip: str
    email: str
    boss: str
    name: str
    entry: Any
    verdict: str
    held: str
    problem: str
    faults: list[Fault]
    changes: dict[str, list[str]]
    opens: str


def judge_piece(roster: Roster, *, now: datetime) -> None:
    """Read and weigh the rows of one piece, and keep what was found."""
    rows = roster.kept.get(number=roster.place).rows
    reader = Reader(roster.meant, today=today_of(roster, now=now))
    readings = [(number, *reader.read(cells)) for number, cells in rows]
    entries = [entry for _number, entry, _faults in readings]
    known = gather(roster, entries, now=now)
    gather_file(known, roster, entries)
    made: list[Judged] = []
    conflicts: dict[int, list[Fault]] = {}
    for number, entry, faults in readings:
        weighed = weigh(entry, known, {})
        said = {kind_of(code) for code, _values in faults}
        faults += [fault for fault in weighed.faults if kind_of(fault[0]) not in said]
        faults.sort(key=_is_forgiven)
        row = _row(roster, number, entry, faults, weighed)
        made.append(row)
        _remember(known, row)
        if row.held:
            conflicts[number] = weighed.conflicts
    insert_all(made, into=Row)
    _keep(roster, conflicts)


def _row(
    roster: Roster, number: int, entry: Entry, faults: list[Fault], weighed: Weighed
) -> Judged:
    is_refused = bool(faults) and not _is_forgiven(faults[0])
    is_open = bool(weighed.conflicts) and not is_refused
    return Judged(
        roster_id=roster.pk,
        piece=roster.place,
        number=number,
        nip=entry.nip,
        email=entry.email,
        boss=entry.boss,
        name=entry.name[:160],
        entry=msgspec.to_builtins(entry),
        verdict=Verdict.REFUSED if is_refused else weighed.verdict,
        held=Held.OPEN if is_open else Held.NOT,
        problem=kind_of(faults[0][0]) if faults else "",
        faults=faults,
        changes=weighed.changes,
        opens=_opens(entry, weighed),
    )


def _is_forgiven(fault: Fault) -> bool:
    return kind_of(fault[0]) in FORGIVEN_KINDS


def _opens(entry: Entry, weighed: Weighed) -> str:
    if not weighed.has_post:
        return ""
    unit = "" if weighed.unit else " / ".join(entry.unit)
    position = "" if weighed.position else entry.position
    return f"{unit}\n{position}" if unit or position else ""


def _remember(known: Known, row: Judged) -> None:
    if row.nip:
        known.first_rows.setdefault(row.nip, row.number)
    if row.email:
        known.first_addresses.setdefault(row.email, row.name)


def _keep(roster: Roster, conflicts: dict[int, list[Fault]]) -> None:
    """Conflicts by the number of their row."""
    rows = Row.objects.filter(roster=roster, number__in=conflicts)
    Conflict.objects.bulk_create(
        [
            Conflict(row_id=key, kind=kind, values=values)
            for key, number in rows.values_list("pk", "number")
            for kind, values in conflicts[number]
        ]
    )

"""The dry run: what each row would do, piece by piece, before anybody accepts it."""

from datetime import datetime

import msgspec

from kawah.earned.recaps import telling
from kawah.earned.recaps.facts import gather, key_of, today_of
from kawah.earned.recaps.forms import Forms
from kawah.earned.recaps.models import Recap, Row, State
from kawah.earned.recaps.problems import kind_of
from kawah.earned.recaps.reading import Reader, Said
from kawah.earned.recaps.weighing import Weighed, weigh
from kawah.lib.inserting import insert_all


def judge_piece(recap: Recap, *, now: datetime) -> bool:
    """Read and weigh the rows of one piece, and keep what was found; whether it was the last."""
    rows = recap.kept.get(number=recap.place).rows
    reader = Reader(recap.meant, Forms.known(), today=today_of(recap, now=now))
    said = [(number, reader.read(cells)) for number, cells in rows]
    known = gather(recap, [one for _number, one in said])
    made: list[Row] = []
    for number, one in said:
        weighed = weigh(one, known)
        made.append(_row(recap, number, one, weighed))
        if weighed.state == State.READY and weighed.person and one.told:
            known.rows[key_of(weighed.person.pk, one.told)] = number
    insert_all(made)
    is_last = recap.place + 1 >= recap.pieces
    if is_last and recap.rows.filter(state=State.READY).exists():
        telling.call_second(recap, now=now)
    return is_last


def _row(recap: Recap, number: int, said: Said, weighed: Weighed) -> Row:
    return Row(
        recap=recap,
        number=number,
        name=weighed.person.name if weighed.person else said.named.name,
        person=weighed.person,
        said=msgspec.to_builtins(said.told) if said.told else {},
        days=said.days,
        state=weighed.state,
        problem=kind_of(weighed.faults[0][0]) if weighed.faults else "",
        faults=weighed.faults,
    )

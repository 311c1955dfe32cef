"""The dry run: what each row would do, piece by piece, before anything is confirmed."""

from datetime import datetime

from kawah.learning.joining.facts import gather, today_of
from kawah.learning.joining.nominations import Nomination, Nominee
from kawah.learning.joining.problems import kind_of
from kawah.learning.joining.weighing import Weighed, weigh
from kawah.lib.inserting import insert_all
from kawah.people.rosters.api import Named, NameReader


def judge_piece(nomination: Nomination, *, now: datetime) -> bool:
    """Read and weigh the rows of one piece, and keep what was found; whether it was the last."""
    rows = nomination.kept.get(number=nomination.place).rows
    reader = NameReader(nomination.meant, today=today_of(nomination, now=now))
    named = [(number, reader.read(cells)) for number, cells in rows]
    known = gather(nomination, [one for _number, one in named])
    made: list[Nominee] = []
    for number, one in named:
        weighed = weigh(one, known)
        made.append(_nominee(nomination, number, one, weighed))
        if weighed.person is not None:
            known.rows.setdefault(weighed.person.pk, number)
    insert_all(made)
    return nomination.place + 1 >= nomination.pieces


def _nominee(nomination: Nomination, number: int, named: Named, weighed: Weighed) -> Nominee:
    return Nominee(
        nomination=nomination,
        number=number,
        name=weighed.person.name if weighed.person else named.name,
        person=weighed.person,
        state=weighed.state,
        problem=kind_of(weighed.faults[0][0]) if weighed.faults else "",
        faults=weighed.faults,
    )

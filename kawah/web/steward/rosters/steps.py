"""How far a roster is that moves, for the page that waits for it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.people.rosters.api import Roster, Stage


class Step(Struct, frozen=True):
    """What is being done, and pieces done of how many."""

    title: Promise
    done: int
    of: int
    rows: int


STEPS: dict[str, tuple[Promise, int, int]] = {  # with its turn, and how many there are
    Stage.JUDGING: (_("Berkas sedang diperiksa"), 0, 1),
    Stage.LINKING: (_("Berkas sedang diperiksa"), 1, 1),
    Stage.ENTERING: (_("Pegawai sedang diimpor"), 0, 2),
    Stage.TYING: (_("Atasan sedang ditetapkan"), 1, 2),
    Stage.UNTYING: (_("Impor sedang dibatalkan"), 0, 3),
    Stage.DISCHARGING: (_("Impor sedang dibatalkan"), 1, 3),
    Stage.REMOVING: (_("Impor sedang dibatalkan"), 2, 3),
}


def step_of(roster: Roster) -> Step:
    title, turn, turns = STEPS[roster.stage]
    of = max(1, roster.pieces * turns)
    done = min(of, roster.pieces * turn + roster.place)
    return Step(title, done, of, roster.total * done // of)

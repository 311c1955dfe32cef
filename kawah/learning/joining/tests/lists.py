"""Files of learners for tests, and the way from a file to its end."""

from pathlib import Path

from kawah.learning.joining import confirming, working
from kawah.learning.joining.models import Nomination
from kawah.learning.joining.naming import Target, nominate
from tests.factories import NOW


def csv(folder: Path, *lines: str, head: str = "NIP", name: str = "peserta.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *lines]) + "\n")
    return path


def naming(folder: Path, *people, name: str = "peserta.csv") -> Path:
    return csv(folder, *(str(one.nip) for one in people), name=name)


def work(nomination: Nomination) -> Nomination:
    """What the worker does until the file stands still."""
    while working.advance(nomination.pk, now=NOW):
        pass
    nomination.refresh_from_db()
    return nomination


def judged(path: Path, target: Target, *, by) -> Nomination:
    return work(nominate(path, target, name=path.name, by=by, now=NOW))


def entered(path: Path, target: Target, *, by) -> Nomination:
    nomination = judged(path, target, by=by)
    confirming.confirm(nomination, by=by, now=NOW)
    return work(nomination)


def states(nomination: Nomination) -> list[tuple[str, list[str]]]:
    rows = nomination.nominees.order_by("number")
    return [(row.state, [code for code, _values in row.faults]) for row in rows]

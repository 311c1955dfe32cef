"""The importer of people: the same file, rows and pieces as on the pages, driven by the command."""

import sys
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from kawah.lib.intake import FileUnusable, Note, Outcome, Request, shown
from kawah.people.directory.api import agency_for
from kawah.people.rosters import columns, confirming, marking, progress, recognizing, working
from kawah.people.rosters.models import MOVING, Roster, Row, Stage
from kawah.people.rosters.problems import remark
from kawah.people.rosters.uploading import upload


class PeopleImporter:
    kind = "people"

    def recognizes(self, path: Path) -> bool:
        return recognizing.tells_of_people(path)

    def run(self, path: Path, request: Request) -> Outcome:
        """Not in one transaction: a piece at a time, and whoever kills it leaves the rest to the
        worker. A dry run leaves nothing behind."""
        agency = agency_for(code=request.agency, username=request.by)
        roster = upload(path, name=path.name, agency=agency, by=None, now=request.now)
        if roster.stage == Stage.READ:
            _refuse_columns(roster)
        _drive(roster)
        if request.is_dry_run:
            outcome = _tried(roster)
            confirming.drop(roster)
            return outcome
        try:
            confirming.confirm(roster, by=None, now=request.now)
            _drive(roster)
        except confirming.NothingToEnter:
            outcome = _tried(roster)
            confirming.drop(roster)
            return outcome
        return _done(roster)


def _refuse_columns(roster: Roster) -> None:
    """At the command line nobody can be asked; what is not known is left out, except who it is."""
    if missing := columns.missing(roster.meant):
        confirming.drop(roster)
        told = _("Kolom %(columns)s tidak ditemukan di %(file)s. Tulis judulnya persis begitu.")
        words = {"columns": ", ".join(missing), "file": shown(Path(roster.name))}
        raise FileUnusable(told % words)
    Roster.objects.filter(pk=roster.pk).update(stage=Stage.JUDGING)


def _drive(roster: Roster) -> None:
    """Piece after piece until it stands still; how far it is stands in the terminal."""
    while True:
        now = timezone.now()
        if not working.advance(roster.pk, now=now, leased_until=now + working.LEASE):
            break
        roster.refresh_from_db()
        _tell(roster)
    roster.refresh_from_db()
    Roster.objects.filter(pk=roster.pk).update(driven_until=None)
    if sys.stderr.isatty():
        sys.stderr.write("\n")


def _tell(roster: Roster) -> None:
    if not sys.stderr.isatty() or roster.stage not in MOVING:
        return
    words = {
        Stage.JUDGING: _("Diperiksa"),
        Stage.LINKING: _("Diperiksa"),
        Stage.ENTERING: _("Dimasukkan"),
        Stage.TYING: _("Atasan ditetapkan"),
    }
    part = 100 * roster.place // max(1, roster.pieces)
    sys.stderr.write(f"\r{words.get(Stage(roster.stage), '')} {part}%   ")
    sys.stderr.flush()


def _tried(roster: Roster) -> Outcome:
    counts, places = progress.counts(roster), progress.to_open(roster)
    created = {
        "person": counts.new,
        "person_change": counts.changed,
        "unit": len(places.units),
        "position": len(places.positions),
    }
    return _outcome(roster, created)


def _done(roster: Roster) -> Outcome:
    outcome = _outcome(roster, dict(progress.done_of(roster)))
    told = _("Berkas “%(file)s” diimpor ke %(agency)s (%(code)s).")
    words = {"file": roster.name, "agency": roster.agency.name, "code": roster.agency.code}
    outcome.told.append(told % words)
    return outcome


def _outcome(roster: Roster, created: dict[str, int]) -> Outcome:
    same = progress.counts(roster).same
    outcome = Outcome("people", created={k: n for k, n in created.items() if n})
    if same:
        outcome.skipped["person"] = same
    for code, values in roster.told:
        outcome.losses.append(Note(roster.name, "", remark(code, values)))
    for heading, key in zip(roster.headings, roster.meant, strict=True):
        if heading and not key:
            outcome.losses.append(Note(roster.name, heading, _("Kolom ini tidak dikenal.")))
    outcome.errors += _errors(roster)
    return outcome


def _errors(roster: Roster) -> list[Note]:
    problems = marking.bad_rows(roster)
    names = dict(
        Row.objects.filter(
            roster=roster, number__in=[number for number, _why in problems[:2000]]
        ).values_list("number", "name")
    )
    where = _("Baris %(number)d")
    return [
        Note(where % {"number": number}, names.get(number, ""), why) for number, why in problems
    ]

"""Deciding whether somebody may go to the agency that asks; granting it moves them at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from kawah.lib.periods import local_day
from kawah.people.accounts.api import within_power
from kawah.people.directory.api import Person, Scope
from kawah.people.notices.api import tell
from kawah.people.rosters import entering, tying
from kawah.people.rosters.models import Held, Release, Roster, Row
from kawah.records import api as records


class ReleaseDecided(Exception):
    """Somebody has decided already, or another agency has the person by now."""


class ReleaseOutOfReach(Exception):
    """The person holds a role that reaches further than whoever would let them go."""


@transaction.atomic
def decide(release: Release, *, is_granted: bool, scope: Scope, by: Person, now: datetime) -> None:
    """Let the person go, or keep them. Raises ReleaseDecided, ReleaseOutOfReach."""
    rows = Release.objects.select_for_update(of=("self",))
    rows = rows.filter(decided_at=None, person__agency=F("agency"))
    held = rows.select_related("row", "person", "agency").filter(pk=release.pk).first()
    if held is None:
        raise ReleaseDecided
    on = local_day(now, held.agency.time_zone)
    if is_granted and not within_power(scope, on=on).filter(pk=held.person_id).exists():
        raise ReleaseOutOfReach
    held.decided_at, held.decided_by, held.is_granted = now, by, is_granted
    held.save(update_fields=["decided_at", "decided_by", "is_granted"])
    records.note(
        verb="person.released" if is_granted else "person.kept",
        subject=f"person/{held.person.uuid}",
        by=by.uuid,
        now=now,
        agency=held.agency.code,
        after={"asked_by": held.row.roster.agency.code},
    )
    roster = Roster.objects.select_related("agency", "confirmed_by").get(pk=held.row.roster_id)
    if is_granted:
        _let_in(roster, held.row, now=now)
    else:
        Row.objects.filter(pk=held.row.pk).update(held=Held.SKIP)
    _answer(roster, held, now=now)


def _let_in(roster: Roster, row: Row, *, now: datetime) -> None:
    Row.objects.filter(pk=row.pk).update(held=Held.NOT)
    entering.enter(roster, [row], now=now, is_released=True)
    tying.tie(roster, [row], now=now)


def _answer(roster: Roster, release: Release, *, now: datetime) -> None:
    if roster.confirmed_by is None:
        return
    tell(
        roster.confirmed_by,
        key=f"release_decided:{release.uuid}",
        kind="release_granted" if release.is_granted else "release_refused",
        values={"person": release.person.name, "agency": release.agency.name},
        path=f"/instansi/pegawai/berkas/{roster.uuid}/",
        now=now,
    )

"""Asking another agency to let somebody go, and telling its admins so."""

from collections.abc import Sequence
from datetime import datetime

from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Agency, Person, Reach
from kawah.people.notices.api import tell
from kawah.people.rosters.gathering import today_of
from kawah.people.rosters.models import Release, Roster, Row

PLACE = "/instansi/pindahan/"


def ask(roster: Roster, rows: Sequence[Row], *, now: datetime) -> None:
    """One request for each person; who was asked for by this row already is not again."""
    asked = Release.objects.filter(row__in=rows).values_list("row", flat=True)
    waiting = {row.nip: row for row in rows if row.pk not in set(asked)}
    people = Person.objects.filter(nip__in=waiting).select_related("agency")
    made = [
        Release(row=waiting[person.nip], person=person, agency=person.agency, asked_at=now)
        for person in people
        if person.nip and person.agency_id != roster.agency_id
    ]
    Release.objects.bulk_create(made)
    for agency in {release.agency for release in made}:
        _tell(roster, agency, now=now)


def _tell(roster: Roster, agency: Agency, *, now: datetime) -> None:
    on = today_of(roster, now=now)
    held = Grant.objects.in_force(on=on).filter(role=Role.STEWARD, reach=Reach.AGENCY)
    for grant in held.filter(agency=agency).select_related("person"):
        tell(
            grant.person,
            key=f"release_asked:{roster.uuid}:{agency.pk}:{roster.place}:{grant.person_id}",
            kind="release_asked",
            values={"agency": roster.agency.name},
            path=PLACE,
            now=now,
        )

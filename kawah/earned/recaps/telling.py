"""Who hears of a file: those who may accept it, and each person in it once."""

from datetime import date, datetime

from django.db.models import QuerySet

from kawah.earned.claims import api as claims
from kawah.earned.recaps.facts import today_of
from kawah.earned.recaps.models import Recap
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices

OWN = "/jp/pengajuan/"


def call_second(recap: Recap, *, now: datetime) -> None:
    for person in second_people(recap, on=today_of(recap, now=now)):
        _tell(
            person,
            key=f"recap-waits:{recap.uuid}:{person.pk}",
            kind="recap_waits",
            values={"file": recap.name, "name": recap.by.name},
            path=f"/penyelenggara/rekap/{recap.uuid}/",
            now=now,
        )


def second_people(recap: Recap, *, on: date) -> "QuerySet[Person]":
    """Everybody who looks after the whole agency, but for whoever handed the file in."""
    return claims.organizing(recap.agency, on=on).exclude(pk=recap.by_id)


def tell_counted(recap: Recap, person: Person, title: str, *, now: datetime) -> None:
    """Once, however many of the rows are theirs."""
    key = f"recap-counted:{recap.uuid}:{person.pk}"
    values = {"claim": title}
    _tell(person, key=key, kind="recap_counted", values=values, path=OWN, now=now)


def tell_annulled(recap: Recap, person: Person, title: str, *, now: datetime) -> None:
    key = f"recap-annulled:{recap.uuid}:{person.pk}"
    values = {"claim": title, "reason": recap.undone_why}
    _tell(person, key=key, kind="recap_annulled", values=values, path=OWN, now=now)


def _tell(
    person: Person, *, key: str, kind: str, values: dict[str, str], path: str, now: datetime
) -> None:
    notices.tell(person, key=key, kind=kind, values=values, path=path, now=now)

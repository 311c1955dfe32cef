"""What an accepted claim says to the ledger, and what takes it back: statements, never changes."""

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from kawah.earned.claims import worth
from kawah.earned.claims.models import Claim
from kawah.earned.hours import api as hours
from kawah.people.directory.api import Person
from kawah.records import api as records

NOON = time(12)


def credit(claim: Claim, *, by: Person, now: datetime) -> None:
    """One statement for each day that the rules count by itself; in the caller's transaction, which
    holds the person's queue. The worker reads them: they may be as many as a season has days."""
    records.record_all(
        [
            records.statement_of(
                act,
                statement=statement,
                person=claim.person.uuid,
                agency=claim.person.agency.code,
                happened_at=moment,
                now=now,
                by=by.uuid,
            )
            for statement, moment, act in _acts(claim)
        ]
    )


def take_back(claim: Claim, *, by: Person, why: str, now: datetime) -> None:
    """One statement for each year that the claim has days in."""
    years = {day.year: day for day in (claim.first_day, claim.last_day)}
    for day in years.values():
        records.record(
            records.Annulled(
                claim=claim.uuid, title=claim.title, form=claim.form, day=day, reason=why
            ),
            statement=uuid5(claim.uuid, f"annulled:{day.year}"),
            person=claim.person.uuid,
            agency=claim.person.agency.code,
            happened_at=now,
            now=now,
            by=by.uuid,
        )


def _acts(claim: Claim) -> Iterator[tuple[UUID, datetime, records.Trained]]:
    conversion = hours.conversion_of(claim.form, on=claim.last_day)
    days = worth.days_of(
        conversion, first=claim.first_day, last=claim.last_day, minutes=claim.minutes
    )
    for one in days:
        act = records.Trained(
            claim=claim.uuid,
            title=claim.title,
            organizer=claim.organizer,
            form=claim.form,
            minutes=one.minutes,
        )
        yield uuid5(claim.uuid, one.day.isoformat()), _noon(claim, one.day), act


def _noon(claim: Claim, day: date) -> datetime:
    """The middle of the day where the person works: whichever zone, it is that day."""
    return datetime.combine(day, NOON, tzinfo=ZoneInfo(claim.person.agency.time_zone))

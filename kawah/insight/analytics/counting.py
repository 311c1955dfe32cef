"""Counting some of an agency's people: four queries, whatever their number."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, IntegerField, Max, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import ExtractMonth
from msgspec import Struct

from kawah.earned.certificates.api import Certificate
from kawah.earned.hours import api as hours
from kawah.insight.analytics.tallies import Earned, Head, Tallies
from kawah.lib import periods
from kawah.people.directory.api import Agency, Appointment, EmploymentKind, Person

ELSEWHERE = "claim:"  # how the source of a line begins that a claim made


class Some(Struct, frozen=True):
    """People of an agency by primary key: those after one, up to and with another."""

    agency: Agency
    after: int
    last: int
    units: dict[int, int]  # of each person; 0 for none

    def of(self, person: str) -> Q:
        """The rows of these people, by the name of the field that holds the person."""
        return Q(
            **{
                f"{person}__agency": self.agency.pk,
                f"{person}__gt": self.after,
                f"{person}__lte": self.last,
            }
        )


def count_some(tallies: Tallies, agency: Agency, *, after: int, on: date, most: int) -> int:
    """Add the next people of an agency; the last of them, or 0 when there was nobody left."""
    rows = list(_people(agency, after=after, on=on)[:most])
    if not rows:
        return 0
    some = Some(agency, after, rows[-1][0], {pk: unit or 0 for pk, _kind, unit in rows})
    minutes = _minutes(some, year=on.year)
    risk = hours.risk_by({kind for _pk, kind, _unit in rows}, year=on.year, on=on)
    tallies.count(
        Head(unit or 0, kind, risk(kind, minutes.get(pk, 0)), minutes.get(pk, 0))
        for pk, kind, unit in rows
    )
    tallies.credit(_earned(some, year=on.year))
    for person, issued_at in _certificates(some, year=on.year):
        if unit_known(some, person):
            tallies.award(some.units[person], periods.local_day(issued_at, agency.time_zone))
    return some.last


def unit_known(some: Some, person: int) -> bool:
    """Whether a person is counted at all; who left, or is no employee, is not."""
    return person in some.units


def _people(agency: Agency, *, after: int, on: date) -> Any:
    post = Appointment.objects.definitive(on=on).filter(
        person=OuterRef("pk"), unit__agency=agency.pk
    )
    rows = Person.objects.filter(agency=agency, is_active=True, pk__gt=after)
    rows = rows.exclude(kind=EmploymentKind.NON_ASN).order_by("pk")
    return rows.values_list("pk", "kind", Subquery(post.order_by("pk").values("unit")[:1]))


def _minutes(some: Some, *, year: int) -> dict[int, int]:
    rows = hours.Balance.objects.filter(some.of("person"), year=year)
    return dict(rows.values_list("person", "minutes"))


def _earned(some: Some, *, year: int) -> list[Earned]:
    elsewhere = When(line__source__startswith=ELSEWHERE, then=Value(1))
    rows = (
        hours.Entry.objects.filter(some.of("person"), year=year)
        .annotate(
            month=ExtractMonth("line__local_day"),
            is_elsewhere=Case(elsewhere, default=Value(0), output_field=IntegerField()),
        )
        .values_list("person", "month", "is_elsewhere", "line__course")
        .annotate(title=Max("line__course_title"), sum=Sum("minutes"))
        .order_by()
    )
    return [
        Earned(
            person=person,
            unit=some.units[person],
            month=month,
            course=None if is_elsewhere else course,
            title="" if is_elsewhere else title,
            minutes=minutes,
        )
        for person, month, is_elsewhere, course, title, minutes in rows
        if unit_known(some, person)
    ]


def _certificates(some: Some, *, year: int) -> Any:
    zone = ZoneInfo(some.agency.time_zone)
    begins = periods.utc(datetime(year, 1, 1, tzinfo=zone))
    ends = periods.utc(datetime(year + 1, 1, 1, tzinfo=zone)) - timedelta(microseconds=1)
    rows = Certificate.objects.filter(
        some.of("person"), issued_at__range=(begins, ends), replaced_by=None, revocation=None
    )
    return rows.values_list("person", "issued_at")

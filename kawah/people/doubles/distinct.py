"""Two records of one name that are two people's."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kawah.people.directory.api import Person
from kawah.records import api as records


class Distinct(models.Model):
    """Somebody looked: these two are two people; the first has the smaller key."""

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="distinct_in_one_order"
            ),
            models.UniqueConstraint(fields=["first", "second"], name="distinct_once"),
        ]


def tell_apart(first: Person, second: Person, *, by: Person, now: datetime) -> None:
    """These two are two people: they are suspected no more."""
    one, other = sorted((first, second), key=lambda person: person.pk)
    values = {"by": by, "at": now}
    _row, is_new = Distinct.objects.get_or_create(first=one, second=other, defaults=values)
    if is_new:
        records.note(
            verb="person.told_apart",
            subject=f"person/{one.uuid}",
            by=by.uuid,
            now=now,
            agency=one.agency.code,
            after={"from": str(other.uuid)},
        )

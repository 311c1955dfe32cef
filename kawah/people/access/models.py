"""Grants of roles, and counters of failed sign-ins."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from kawah.lib.prepared import Given
from kawah.people.access.roles import Role, Verb, may
from kawah.people.directory.api import Agency, Person, Reach, Scope, Unit


class GrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self, *, on: date | Given) -> "GrantQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=on), effective_from__lte=on)


class Grant(models.Model):
    """A role given to a person, reaching as far as `reach` says, from a day up to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=16, choices=Role)
    reach = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Reach])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    effective_from = models.DateField()
    until = models.DateField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reach__in=["agency", "unit"]) | Q(agency__isnull=False),
                name="reach_names_its_agency",
            ),
            models.CheckConstraint(
                condition=~Q(reach="unit") | Q(unit__isnull=False), name="reach_names_its_unit"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "agency", "unit"],
                condition=Q(until=None),
                name="grant_once_in_unit",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "agency"],
                condition=Q(until=None, unit=None),
                name="grant_once_in_agency",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(until=None, agency=None),
                name="grant_once_without_agency",
            ),
        ]

    def may(self, verb: Verb) -> bool:
        return may(Role(self.role), verb)

    @property
    def scope(self) -> Scope:
        return Scope(
            person=self.person_id,
            reach=Reach(self.reach),
            agency_path=self.agency.path if self.agency else "",
            unit_path=self.unit.path if self.unit else "",
        )


class Failure(models.Model):
    """Failed sign-ins counted under a keyed hash, so that the table names nobody."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    since = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["since"], name="failures_by_age")]

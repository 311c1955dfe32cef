"""Grants of roles, and counters of failed sign-ins."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kawah.lib.prepared import Given
from kawah.people.access.roles import Role, Verb, may
from kawah.people.directory.api import Agency, Person, Reach, Scope, Unit


class GrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self, *, on: date | Given) -> "GrantQuerySet":
        return self.not_over(on=on).filter(effective_from__lte=on)

    def not_over(self, *, on: date | Given) -> "GrantQuerySet":
        """Those in force, and those that begin later."""
        return self.filter(Q(until=None) | Q(until__gt=on))


class Grant(models.Model):
    """A role given to a person, reaching as far as `reach` says, from a day up to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=16, choices=Role)
    reach = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Reach])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    effective_from = models.DateField()
    until = models.DateField(null=True)
    reminded_of = models.DateField(null=True)  # the end that its holder was told of

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
        indexes: ClassVar = [
            models.Index(fields=["until"], condition=Q(until__isnull=False), name="grants_by_end")
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


class GrantRequest(models.Model):
    """A role that matters, asked for by one person and decided by another."""

    uuid = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grant_requests")
    role = models.CharField(max_length=16, choices=Role)
    reach = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Reach])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    effective_from = models.DateField()
    until = models.DateField()
    why = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)  # approved, refused, withdrawn
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("person"))),
                name="grant_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outcome="")
                | Q(decided_at__isnull=False, decided_by__isnull=False, outcome__gt="")
                | Q(decided_at__isnull=False, decided_by=None, outcome="withdrawn"),
                name="grant_decision_is_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], condition=Q(decided_at=None), name="grants_to_decide")
        ]

    @property
    def home(self) -> Agency:
        """The agency that the role is about."""
        return self.agency or self.person.agency


class Failure(models.Model):
    """Failed sign-ins counted under a keyed hash, so that the table names nobody."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    since = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["since"], name="failures_by_age")]

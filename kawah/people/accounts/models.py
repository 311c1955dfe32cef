"""Tickets with which passwords are set, orders for many of them, and the second step."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.people.accounts.departure import Departure
from kawah.people.accounts.entry_rows import Arrival, DataProblem, SignIn
from kawah.people.accounts.factors import FactorPolicy, RecoveryCode, SecondFactor
from kawah.people.accounts.transfer import Transfer
from kawah.people.directory.api import Agency, Person, Reach, Scope, Unit

__all__ = [
    "Arrival",
    "DataProblem",
    "Departure",
    "FactorPolicy",
    "RecoveryCode",
    "SecondFactor",
    "Sheet",
    "SignIn",
    "SlipOrder",
    "Ticket",
    "Transfer",
]


class SlipOrderQuerySet(models.QuerySet["SlipOrder"]):
    def visible_to(self, scope: Scope) -> "SlipOrderQuerySet":
        """Orders for people whom a scope reaches as a whole, and one's own."""
        if scope.reach == Reach.NATIONAL:
            return self
        if scope.reach == Reach.AGENCY:
            return self.filter(agency__path__startswith=scope.agency_path)
        if scope.reach == Reach.UNIT:
            unit = Q(agency__path=scope.agency_path, unit__path__startswith=scope.unit_path)
            return self.filter(unit | Q(by=scope.person))
        return self.none()


class SlipOrder(models.Model):
    """Tickets for one person, for a unit or for an agency: written by the worker, in pieces.

    `after_name` and `after_pk` say how far it is: the last person served in the order of names.
    """

    uuid = models.UUIDField(unique=True, default=uuid4)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    chosen: Any = models.JSONField(null=True)  # keys of people; of the unit or agency only these
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency_path = models.CharField(max_length=255)  # how far the one who ordered reaches
    unit_path = models.CharField(max_length=255, blank=True)
    by_mail = models.BooleanField()  # to those who have an address; a sheet for all others
    renews = models.BooleanField()  # also for those whose ticket is still good
    made_at = models.DateTimeField()
    after_name = models.CharField(max_length=160, blank=True)
    after_pk = models.BigIntegerField(default=0)
    mailed = models.PositiveIntegerField(default=0)
    printed = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    objects = SlipOrderQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["made_at"], condition=Q(finished_at=None), name="slips_to_write"),
            models.Index(fields=["agency", "-made_at"], name="slips_of_agency"),
        ]

    @property
    def scope(self) -> Scope:
        """How far the one who ordered reached."""
        if not self.agency_path:
            return Scope(self.by_id, Reach.NATIONAL)
        reach = Reach.UNIT if self.unit_path else Reach.AGENCY
        return Scope(self.by_id, reach, agency_path=self.agency_path, unit_path=self.unit_path)


class Sheet(models.Model):
    """A part of an order on paper: a sealed PDF, until the codes in it have expired."""

    order = models.ForeignKey(SlipOrder, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    file = models.CharField(max_length=200, blank=True)  # empty once it was deleted
    count = models.PositiveIntegerField()
    first = models.CharField(max_length=160)
    last = models.CharField(max_length=160)
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "number"], name="sheet_once_in_order")
        ]
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], condition=~Q(file=""), name="sheets_kept")
        ]


class Ticket(models.Model):
    """A one-time code with which a person sets a password; only its keyed hash is kept.

    One that was asked for at the sign-in page stands beside one that a steward gave: a stranger
    who asks must not end what lies on somebody's desk.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tickets")
    digest = models.CharField(max_length=64, unique=True)
    is_asked = models.BooleanField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # by a newer one

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "is_asked"],
                condition=Q(used_at=None, ended_at=None),
                name="one_open_ticket",
            )
        ]

"""Claims of hours for training elsewhere, and each step that was taken with one."""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kawah.earned.claims.words import OVER, State
from kawah.learning.media.api import File
from kawah.people.directory.api import Person, Scope, Supervision


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, scope: Scope, *, on: date) -> "ClaimQuerySet":
        """The claims of the people whom a scope reaches."""
        return self.filter(person__in=Person.objects.visible_to(scope, on=on))

    def of_team(self, supervisor: Person, *, on: date) -> "ClaimQuerySet":
        """The claims of those whom somebody supervises on a day."""
        return self.filter(person__in=Person.objects.supervised_by(supervisor, on=on))

    def for_organizers(self, *, on: date) -> "ClaimQuerySet":
        """What a supervisor has confirmed, and what waits although there is none any more."""
        ties = Supervision.objects.in_force(on=on).filter(supervisor__is_active=True)
        is_supervised = Exists(ties.filter(person=OuterRef("person")))
        return self.filter(Q(state=State.CONFIRMED) | (Q(state=State.SENT) & ~is_supervised))

    def alike(self, *, form: str, first_day: date, last_day: date, title: str) -> "ClaimQuerySet":
        """Claims of the same training, whosever they are."""
        days = {"first_day": first_day, "last_day": last_day}
        return self.filter(form=form, title__iexact=title, **days)


class Claim(models.Model):
    """`minutes` is what the person says it took, as the evidence shows it.

    What an agency recapped has no file: its evidence is the recap, and the `number` that stands on
    the certificate.
    """

    uuid = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hour_claims")
    form = models.CharField(max_length=8)  # as the JP rules name it
    title = models.CharField(max_length=200)
    organizer = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    minutes = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    evidence = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    evidence_name = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    sent_at = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="claim_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="claim_of_some_minutes"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "sent_at"], name="claims_to_check")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.state in OVER


class AnnulmentQuerySet(models.QuerySet["Annulment"]):
    def open(self) -> "AnnulmentQuerySet":
        """Those that nobody has decided, of claims that still count."""
        return self.filter(decided_at=None, claim__state=State.ACCEPTED)

    def to_decide(self, person: Person) -> "AnnulmentQuerySet":
        """Those that somebody may decide: neither asked for by them, nor about their own."""
        return self.open().exclude(asked_by=person).exclude(claim__person=person)


class Annulment(models.Model):
    """Somebody asks that an accepted claim no longer counts; a second person decides."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="annulments")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    why = models.TextField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(default=False)

    objects = AnnulmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(decided_at=None), name="annulment_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(is_granted=False)
                | (
                    Q(decided_at__isnull=False, decided_by__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
                name="annulment_granted_by_a_second",
            ),
        ]

    def __str__(self) -> str:
        return self.claim.title


class Step(models.Model):
    """What somebody did with a claim: sent, confirmed, returned, accepted, refused, withdrew,
    annulled it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=State)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField(blank=True)

"""Two records that are one person's, or are asked to be."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kawah.people.directory.api import Person


class Merger(models.Model):
    """One record goes, the other stays: asked for by one person, decided by another."""

    uuid = models.UUIDField(unique=True)
    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stays = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    is_far = models.BooleanField(default=False)  # who asked does not reach the one that goes
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)  # merged, refused, withdrawn
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(gone=F("stays")), name="merger_of_two"),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | Q(outcome="withdrawn")
                | (
                    ~Q(decided_by=F("asked_by"))
                    & ~Q(decided_by=F("gone"))
                    & ~Q(decided_by=F("stays"))
                ),
                name="merger_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outcome="")
                | Q(decided_at__isnull=False, decided_by__isnull=False, outcome__gt=""),
                name="merger_decision_is_whole",
            ),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(outcome="merged"), name="merged_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["asked_at"], condition=Q(decided_at=None), name="mergers_to_decide"
            )
        ]

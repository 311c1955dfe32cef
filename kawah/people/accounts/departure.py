"""People who leave."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.people.directory.api import Agency, Person


class Departure(models.Model):
    """Somebody's employment has ended; `closed` says what it closed, for thirty days."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="departures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField()
    closed_on = models.DateField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closed = models.JSONField()
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)  # the record became one with another

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(undone_at=None), name="one_departure_in_force"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "-at"], name="departures_of_agency")]

"""What a person was told, and how often they want letters of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kawah.people.directory.api import Person


class Pace(models.TextChoices):
    AT_ONCE = "AT_ONCE"
    DAILY = "DAILY"
    NEEDED = "NEEDED"  # once a day, and only what somebody has to act on


class Notice(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    values = models.JSONField(default=dict)  # what the sentence of this kind needs
    path = models.CharField(max_length=200, blank=True)  # where the notice leads
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    letter_due_at = models.DateTimeField(null=True)  # while it waits for the letter of the day

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-told_at"], name="notices_of_person"),
            models.Index(
                fields=["letter_due_at"],
                condition=Q(letter_due_at__isnull=False),
                name="notices_to_send",
            ),
        ]


class Round(models.Model):
    """How far a daily look through rows has come."""

    name = models.CharField(max_length=40, primary_key=True)
    day = models.DateField()
    reached = models.BigIntegerField(default=0)  # the last row looked at
    is_over = models.BooleanField(default=False)


class Preference(models.Model):
    """Who has none gets one letter a day."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="letters"
    )
    pace = models.CharField(max_length=10, choices=Pace)
    chosen_at = models.DateTimeField()

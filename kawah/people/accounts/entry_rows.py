"""Where a person is signed in, how a new one arrives, and what they say is wrong about them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.people.directory.api import Person


class SignIn(models.Model):
    """A session with the device it was begun on, so that its owner can end it."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sign_ins")
    session = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=40, blank=True)
    system = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(db_index=True)


class Arrival(models.Model):
    """The first days of somebody who has just activated the account."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="arrival")
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)  # looked at what is known about them
    language_at = models.DateTimeField(null=True)  # chose the language
    put_away_at = models.DateTimeField(null=True)  # needs no first steps any more


class DataProblem(models.Model):
    """What somebody says is wrong about their own data."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="data_problems")
    text = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["person", "text"],
                condition=Q(settled_at=None),
                name="data_problem_once",
            ),
        ]

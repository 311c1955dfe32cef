"""The daily root over the ledger, the heads that it seals, and the daily look at all of it."""

from typing import ClassVar

from django.db import models

from kawah.people.directory.api import Person


class Root(models.Model):
    """One day of the ledger, sealed; every day from the first entry on has a root."""

    day = models.DateField(unique=True)
    entries = models.PositiveIntegerField()
    merkle = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()


class Head(models.Model):
    """The last entry of a person on a sealed day: its hash stands for the whole chain below."""

    root = models.ForeignKey(Root, on_delete=models.PROTECT, related_name="heads", db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="hour_heads", db_index=False
    )
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "person"], name="head_once_in_root")
        ]
        indexes: ClassVar = [models.Index(fields=["person", "seq"], name="heads_of_person")]

    @property
    def leaf(self) -> bytes:
        return f"{self.person.uuid}:{self.seq}:{self.hash}".encode()


class Patrol(models.Model):
    """One day's look at the whole ledger, bit by bit: how far it is, and what it found."""

    day = models.DateField(primary_key=True)
    person = models.BigIntegerField(default=0)  # the last one looked at, by primary key
    root = models.DateField(null=True)  # the last one looked at
    findings = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

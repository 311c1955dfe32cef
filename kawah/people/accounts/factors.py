"""The second step of signing in: a secret shared with a phone, and codes for when it is lost."""

from typing import ClassVar

from django.db import models

from kawah.people.access.api import Role
from kawah.people.directory.api import Person


class SecondFactor(models.Model):
    """In force once it was confirmed by a code; `last_step` and all before are used up."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="second_factor")
    secret = models.CharField(max_length=255)  # sealed
    begun_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)


class RecoveryCode(models.Model):
    factor = models.ForeignKey(SecondFactor, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["factor", "digest"], name="recovery_code_once")
        ]


class FactorPolicy(models.Model):
    """Who holds this role must have set up the second step; without a row it is only advised."""

    role = models.CharField(max_length=16, choices=Role, unique=True)
    since = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

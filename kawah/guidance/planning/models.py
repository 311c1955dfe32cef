"""Advice kept for a day, so that the home page need not reckon it anew."""

from django.db import models

from kawah.people.directory.api import Person


class Advice(models.Model):
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, primary_key=True, related_name="advice"
    )
    made_at = models.DateTimeField()
    basis = models.CharField(max_length=120, default="")  # what it was reckoned from
    rows = models.JSONField()

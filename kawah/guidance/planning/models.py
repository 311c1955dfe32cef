"""Advice kept for a day, so that the home page need not reckon it anew."""

from django.db import models

from kawah.people.directory.api import Person


class Advice(models.Model):
    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True)
    made_at = models.DateTimeField()
    rows = models.JSONField()

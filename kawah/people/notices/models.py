"""What a person was told."""

from typing import ClassVar

from django.db import models

from kawah.people.directory.api import Person


class Notice(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    values = models.JSONField(default=dict)  # what the sentence of this kind needs
    path = models.CharField(max_length=200, blank=True)  # where the notice leads
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-told_at"], name="notices_of_person")]

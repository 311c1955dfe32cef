"""What a learner last answered to a block of a lesson."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kawah.learning.curriculum.api import Activity
from kawah.learning.enrollment.api import Enrollment


class Answer(models.Model):
    """`given` holds the form fields of the block; `statement` is the newest one about it."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="answers")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    block = models.CharField(max_length=40)
    given = models.JSONField()
    fraction = models.FloatField(null=True)
    attempts = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    statement = models.UUIDField(unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "activity", "block"], name="answer_once_a_block"
            ),
            models.CheckConstraint(
                condition=Q(fraction=None) | Q(fraction__gte=0, fraction__lte=1),
                name="answer_fraction_0_to_1",
            ),
        ]

"""Quizzes: which questions, how many tries, how long, what feedback."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _
from msgspec import Struct, convert

from kawah.learning.curriculum.api import Activity


class Purpose(TextChoices):
    PRACTICE = "practice", _("Latihan")
    EXAM = "exam", _("Ujian")


class FeedbackMode(TextChoices):
    IMMEDIATE = "immediate", _("Segera setelah menjawab")
    AFTER_ATTEMPT = "after_attempt", _("Setelah dikirim")
    AFTER_PASS = "after_pass", _("Setelah lulus")
    NEVER = "never", _("Tidak ditampilkan")


class Slots(Struct, frozen=True):
    """`count` questions drawn from `pool`, a list of item version keys frozen at publication."""

    pool: tuple[int, ...]
    count: int


class Quiz(models.Model):
    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="quiz"
    )
    purpose = models.CharField(max_length=10, choices=Purpose)
    items = models.JSONField(default=list)  # item keys that everyone gets
    draw = models.JSONField(default=list)  # {"tags": [...], "count": n}
    pass_percent = models.PositiveSmallIntegerField(default=0)
    attempts_allowed = models.PositiveSmallIntegerField(default=0)  # 0: without limit
    time_limit_minutes = models.PositiveSmallIntegerField(default=0)  # 0: none
    feedback = models.CharField(
        max_length=14, choices=FeedbackMode, default=FeedbackMode.AFTER_ATTEMPT
    )
    frozen = models.JSONField(null=True)  # the slots, from publication on

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pass_percent__lte=100), name="pass_percent_to_100")
        ]

    @property
    def slots(self) -> tuple[Slots, ...]:
        return convert(self.frozen or [], tuple[Slots, ...])

    @property
    def pass_fraction(self) -> float:
        return self.pass_percent / 100

    @property
    def is_exam(self) -> bool:
        return self.purpose == Purpose.EXAM

"""Attempts, the answers in them, and grades, of which there are only ever more."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.learning.assessment.banks import ItemVersion
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.enrollment.api import Enrollment
from kawah.lib.questions.completeness import is_begun
from kawah.people.directory.api import Person


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def taught_by(self, person: Person) -> "AttemptQuerySet":
        """Attempts in courses that a person teaches."""
        return self.filter(enrollment__version__teachers__person=person)

    def within(self, enrollment: Enrollment) -> "AttemptQuerySet":
        """Those of an enrollment, with what stood open when its learner left the course before."""
        left = Q(enrollment__person=enrollment.person_id, enrollment__is_open=False)
        return self.filter(Q(enrollment=enrollment) | left & Q(submitted_at=None))


class Attempt(models.Model):
    """`fraction` is the newest result, None while something waits to be marked by a person.

    `chance` decides in which order its questions show their parts; it is never shown, because who
    knows it can reckon the author's order.
    """

    uuid = models.UUIDField(unique=True, default=uuid4)
    chance = models.UUIDField(default=uuid4, editable=False)
    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    fraction = models.FloatField(null=True)
    is_passed = models.BooleanField(default=False)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "quiz", "number"], name="attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "quiz"],
                condition=Q(submitted_at=None),
                name="one_open_attempt",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=Q(submitted_at=None, due_at__isnull=False),
                name="attempts_overdue",
            )
        ]

    @property
    def percent(self) -> int | None:
        return None if self.fraction is None else round(self.fraction * 100)


class Response(models.Model):
    """The answer to one question of an attempt. `seq` is its place on the paper."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="responses")
    seq = models.PositiveSmallIntegerField()
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    answer = models.JSONField(null=True)
    saved_at = models.DateTimeField(null=True)
    device = models.UUIDField(null=True)  # which device gave it,
    made = models.BigIntegerField(null=True)  # and when by that device's own clock
    fraction = models.FloatField(null=True)  # None: not answered yet, or waiting for a person
    is_waiting = models.BooleanField(default=False)  # a person has to mark it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attempt", "seq"], name="response_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["attempt"], condition=Q(is_waiting=True), name="responses_waiting")
        ]

    @property
    def percent(self) -> int | None:
        return None if self.fraction is None else round(self.fraction * 100)

    @property
    def is_answered(self) -> bool:
        return is_begun(self.item_version.question.body, self.answer)


class Grade(models.Model):
    """A judgement of a response, at a moment, for a reason. Never changed."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="grades")
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    fraction = models.FloatField()
    points = models.JSONField(default=dict)  # rubric criterion -> points
    comment = models.TextField(blank=True)
    reason = models.CharField(max_length=200)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(fraction__gte=0, fraction__lte=1), name="grade_0_to_1"
            )
        ]

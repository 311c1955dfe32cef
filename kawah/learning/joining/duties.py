"""Courses that everybody of a kind has to take: whom they bind, by when, and who is exempt."""

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import (
    Agency,
    EmploymentKind,
    FunctionalGrade,
    Person,
    PositionKind,
    Scope,
    Unit,
)


class DutyQuerySet(models.QuerySet["Duty"]):
    def visible_to(self, scope: Scope) -> "DutyQuerySet":
        """Those of the agencies that a scope reaches as a whole."""
        return self.filter(agency__in=Agency.objects.visible_to(scope))


class Duty(models.Model):
    """A rule of an agency; what is empty narrows nobody down."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="duties")
    position_kind = models.CharField(max_length=16, choices=PositionKind, blank=True)
    grade = models.CharField(max_length=16, choices=FunctionalGrade, blank=True)
    kind = models.CharField(max_length=16, choices=EmploymentKind, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="duties")
    due_days = models.PositiveSmallIntegerField(null=True)  # after somebody came under the rule
    due_on = models.DateField(null=True)
    grace_days = models.PositiveSmallIntegerField(default=0)
    valid_months = models.PositiveSmallIntegerField(null=True)  # after completing; then anew
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    look_at = models.DateTimeField(null=True)  # when the worker looks next; None: never again
    failures = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_why = models.CharField(max_length=300, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(due_days=None) | Q(due_on=None), name="duty_due_in_one_way"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_by__isnull=False),
                name="duty_ended_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="duties_of_agency"),
            models.Index(
                fields=["look_at"], condition=Q(look_at__isnull=False), name="duties_to_look_at"
            ),
        ]

    def __str__(self) -> str:
        return self.course.title

    @property
    def is_dated(self) -> bool:
        return self.due_days is not None or self.due_on is not None


class BoundQuerySet(models.QuerySet["Bound"]):
    def in_force(self) -> "BoundQuerySet":
        return self.filter(released_on=None)

    def to_begin(self, duty: Duty) -> "BoundQuerySet":
        """Those who take nothing for a duty yet, or left what they took and came back by
        themselves."""
        back = Enrollment.objects.filter(
            person=OuterRef("person"), course=duty.course_id, is_open=True
        )
        left = Q(enrollment__is_open=False) & Exists(back)
        return self.in_force().filter(Q(enrollment=None) | left, duty=duty)

    def with_standing(self, *, on: date) -> "QuerySet[Any]":
        """Each with one word for where somebody stands, as `standing`."""
        finished = Q(enrollment__completed_at__isnull=False)
        past = Q(enrollment__due_on__lt=on)
        words = (
            (Q(exempt_until__gte=on) & ~finished, "exempt"),
            (Q(enrollment=None), "blocked"),
            (finished, "done"),
            (Q(enrollment__is_open=False), "left"),
            (past & Q(enrollment__spared_until__gte=on), "grace"),
            (past, "late"),
            (Q(enrollment__last_at=None), "todo"),
        )
        cases = [When(condition, then=Value(word)) for condition, word in words]
        standing: Any = Case(*cases, default=Value("learning"), output_field=CharField())
        rows: QuerySet[Any] = self.annotate(standing=standing)
        return rows


class Bound(models.Model):
    """Somebody whom a duty binds, with the enrollment that fulfils it; none while they lack a
    prerequisite."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="bound")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="duties")
    since = models.DateField()
    released_on = models.DateField(null=True)
    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, null=True, related_name="+"
    )
    exempt_until = models.DateField(null=True)  # as the latest exemption says

    objects = BoundQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["duty", "person"],
                condition=Q(released_on=None),
                name="bound_once_by_a_duty",
            ),
            models.CheckConstraint(
                condition=Q(released_on=None) | Q(released_on__gte=F("since")),
                name="released_after_being_bound",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["duty", "enrollment"],
                condition=Q(released_on=None),
                name="bound_and_under_way",
            )
        ]


def bound_too(row: Bound) -> Bound | None:
    """Another duty that binds the same person to the same enrollment."""
    rows = Bound.objects.in_force().filter(enrollment=row.enrollment_id, duty__ended_at=None)
    return rows.exclude(pk=row.pk).select_related("duty").order_by("pk").first()


class Exemption(models.Model):
    """Up to a day, this day included, it is not held against somebody that a duty is not done."""

    bound = models.ForeignKey(Bound, on_delete=models.PROTECT, related_name="exemptions")
    until = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

"""Batches, enrollments, marks and withdrawals."""

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kawah.learning.curriculum.api import Activity, Course, Version
from kawah.learning.enrollment.lateness import is_past
from kawah.people.directory.api import Agency, Person, Reach, Scope


class Via(TextChoices):
    SELF = "self", _("Mendaftar sendiri")
    BATCH = "batch", _("Didaftarkan ke angkatan")
    FILE = "file", _("Didaftarkan dengan berkas")
    DUTY = "duty", _("Kursus wajib")


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, scope: Scope, *, on: date) -> "BatchQuerySet":
        """Those of the agencies that a scope reaches, or those in which people it reaches learn."""
        if scope.has_agencies:
            return self.filter(agency__in=Agency.objects.visible_to(scope))
        there = Enrollment.objects.visible_to(scope, on=on).filter(batch=OuterRef("pk"))
        return self.filter(Exists(there.filter(is_open=True)))

    def with_progress(self) -> "BatchQuerySet":
        """With how many learn and how many have finished; the one ending last first."""
        there = Q(enrollments__is_open=True)
        rows = self.annotate(
            learners=Count("enrollments", filter=there),
            done=Count("enrollments", filter=there & Q(enrollments__completed_at__isnull=False)),
        )
        return rows.select_related("version__course", "agency").order_by("-ends_on", "pk")

    def with_free_seats(self, *, on: date) -> "BatchQuerySet":
        """Those not over in which seats are free that nobody waits for: `free` says how many."""
        taken = Enrollment.objects.filter(batch=OuterRef("pk"), is_open=True)
        queued = Waiting.objects.open().filter(batch=OuterRef("pk"))
        free = F("seats") - _counted(taken) - _counted(queued)
        return self.filter(ends_on__gte=on).annotate(free=free).filter(free__gt=0)


def _counted(rows: "models.QuerySet[Any]") -> Coalesce:
    """How many rows of one batch there are, inside a query over batches."""
    counted = rows.order_by().values("batch").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class Batch(models.Model):
    """An angkatan: people who take a version together."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="batches")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="batches")
    name = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    seats = models.PositiveIntegerField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="batch_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    def visible_to(self, scope: Scope, *, on: date) -> "EnrollmentQuerySet":
        """Those of the people that a scope reaches."""
        if scope.reach == Reach.NATIONAL:
            return self
        return self.filter(person__in=Person.objects.visible_to(scope, on=on))

    def barring(self, version: Version) -> "EnrollmentQuerySet":
        """Whoever has one of these does not begin a version: they are on the way in its course, or
        have completed this version or a newer one."""
        done = Q(version__number__gte=version.number)
        return self.filter(Q(completed_at=None) | done, course=version.course_id, is_open=True)

    def late(self, *, on: date) -> "EnrollmentQuerySet":
        """Under way on a day after the one by which they were to be finished, and not spared."""
        held = Q(spared_until=None) | Q(spared_until__lt=on)
        return self.filter(held, is_open=True, completed_at=None, due_on__lt=on)

    def begun(self) -> "EnrollmentQuerySet":
        """Where something was opened at least once."""
        return self.filter(last_at__isnull=False)

    def taught_by(self, person: Person) -> "EnrollmentQuerySet":
        return self.filter(version__teachers__person=person)


class Enrollment(models.Model):
    """`done`, `required` and `place` are kept beside the marks so that lists need no counting."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrollments")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrollments")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="enrollments")
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, related_name="enrollments"
    )
    via = models.CharField(max_length=8, choices=Via)
    enrolled_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    spared_until = models.DateField(null=True)  # days of grace after the due day, or an exemption
    is_open = models.BooleanField(default=True)  # False after withdrawal
    required = models.PositiveSmallIntegerField()
    done = models.PositiveSmallIntegerField(default=0)
    place = models.UUIDField(null=True)  # the activity to resume
    last_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=Q(is_open=True, completed_at=None),
                name="one_unfinished_enrollment_in_a_course",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("required")), name="done_of_required"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "is_open", "-last_at"], name="enrollments_of_person")
        ]

    def waits_until(self, on: date) -> date | None:
        """The day on which the batch begins, while that is still to come."""
        return self.batch.starts_on if self.batch and on < self.batch.starts_on else None

    @property
    def may_be_followed(self) -> bool:
        """Whether the version completed has a newer one, which can be learned in its turn."""
        is_older = self.version_id != self.course.published_id
        return self.completed_at is not None and is_older and self.course.retired_at is None

    @property
    def percent(self) -> int:
        return 100 * self.done // self.required if self.required else 100

    def is_late(self, *, on: date) -> bool:
        """As the queryset's `late` has it."""
        is_past_due = is_past(self.due_on, spared_until=self.spared_until, on=on)
        return self.is_open and self.completed_at is None and is_past_due

    @property
    def is_begun(self) -> bool:
        return self.last_at is not None


class WaitingQuerySet(models.QuerySet["Waiting"]):
    def open(self) -> "WaitingQuerySet":
        """Those who still wait."""
        return self.filter(closed_at=None)

    def in_order(self) -> "WaitingQuerySet":
        return self.order_by("pk")

    def with_place(self) -> "models.QuerySet[Any, Any]":
        """Each with its number in the queue, as `place`."""
        before = Waiting.objects.open().filter(batch=OuterRef("batch"), pk__lte=OuterRef("pk"))
        counted = before.order_by().values("batch").annotate(count=Count("pk")).values("count")
        rows: models.QuerySet[Any, Any] = self.annotate(place=Subquery(counted))
        return rows


class Waiting(models.Model):
    """Somebody's place in the queue for a batch without a free seat; who came first is first."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="queue")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="waiting")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    enrollment = models.OneToOneField(
        Enrollment, on_delete=models.PROTECT, null=True, related_name="waited"
    )  # the seat that was given; none where somebody left the queue

    objects = WaitingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["batch", "person"],
                condition=Q(closed_at=None),
                name="waits_once_for_a_batch",
            ),
            models.CheckConstraint(
                condition=Q(enrollment=None) | Q(closed_at__isnull=False),
                name="who_has_a_seat_waits_no_more",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch"], condition=Q(closed_at=None), name="queue_of_batch"),
            models.Index(fields=["person"], condition=Q(closed_at=None), name="queues_of_person"),
        ]


class Withdrawal(models.Model):
    enrollment = models.OneToOneField(Enrollment, on_delete=models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.UUIDField()
    reason = models.TextField(blank=True)


class Mark(models.Model):
    """What one learner did with one activity. `seconds` is time on task from activity."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="marks")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0)
    completed_at = models.DateTimeField(null=True)
    fraction = models.FloatField(null=True)
    why = models.CharField(max_length=40, blank=True)  # the condition that was met

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "activity"], name="mark_once"),
        ]

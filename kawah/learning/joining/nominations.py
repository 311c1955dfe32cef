"""Files that name people for a course or a batch: what was read, and what became of each row."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch, Enrollment, Waiting
from kawah.people.directory.api import Agency, Person, Scope
from kawah.people.rosters.api import unpacked


class Stage(models.TextChoices):
    """Where a file stands. Of those that move, the worker does a piece at a time."""

    READ = "read"  # waits for somebody to say what its columns mean
    JUDGING = "judging"
    JUDGED = "judged"  # waits for somebody to confirm it
    ENTERING = "entering"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


MOVING = (Stage.JUDGING, Stage.ENTERING, Stage.UNDOING)
BEFORE_CONFIRMED = (Stage.READ, Stage.JUDGING, Stage.JUDGED)


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, scope: Scope) -> "NominationQuerySet":
        """Those of the agencies that a scope reaches as a whole."""
        return self.filter(agency__in=Agency.objects.visible_to(scope))


class Nomination(models.Model):
    """A file handed in for a course, or for a batch of it."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="nominations")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="nominations")
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, related_name="nominations"
    )
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    headings = models.JSONField(default=list)
    meant = models.JSONField(default=list)  # the column of each heading, empty where none
    told = models.JSONField(default=list)  # remarks about the file: [code, values]
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.JUDGING)
    place = models.PositiveIntegerField(default=0)  # pieces done in this stage
    pieces = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)  # rows with somebody in them
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)  # a piece failed, and is tried again then
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = NominationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "course", "digest"],
                condition=Q(stage__in=["read", "judging", "judged"], batch=None),
                name="file_once_before_it_enrolls",
            ),
            models.UniqueConstraint(
                fields=["batch", "digest"],
                condition=Q(stage__in=["read", "judging", "judged"], batch__isnull=False),
                name="file_once_before_it_joins",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="nominations_of_agency"),
            models.Index(
                fields=["at"],
                condition=Q(stage__in=[stage.value for stage in MOVING]),
                name="nominations_that_move",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_moving(self) -> bool:
        return self.stage in MOVING


class Piece(models.Model):
    """Some rows of the file as they were read, packed: a row's number and its cells."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="kept")
    number = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["nomination", "number"], name="piece_once_in_nomination"
            )
        ]

    @property
    def rows(self) -> list[tuple[int, list[str | int]]]:
        return unpacked(self.body)


class State(models.TextChoices):
    """What would become of a row, or did."""

    READY = "ready"
    SAME = "same"  # takes the course already, or waits for it
    REFUSED = "refused"
    ENROLLED = "enrolled"
    QUEUED = "queued"  # waits for a seat
    KEPT = "kept"  # the file was undone, this one stays
    TAKEN_BACK = "back"


class Nominee(models.Model):
    """A row of the file."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="nominees")
    number = models.PositiveIntegerField()  # in the file
    name = models.CharField(max_length=160, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State)
    problem = models.CharField(max_length=20, blank=True)  # the kind of the first fault
    faults = models.JSONField(default=list)  # [code, values]
    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, null=True, related_name="+"
    )  # that this row made
    waiting = models.ForeignKey(Waiting, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["nomination", "number"], name="row_once_in_nomination")
        ]
        indexes: ClassVar = [
            models.Index(fields=["nomination", "state", "number"], name="nominees_by_state"),
            models.Index(fields=["nomination", "person"], name="nominees_by_person"),
        ]

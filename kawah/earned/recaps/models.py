"""Files of training elsewhere: what was read, and what became of each row."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.earned.claims.api import Claim
from kawah.people.directory.api import Agency, Person, Scope
from kawah.people.rosters.api import unpacked


class Stage(models.TextChoices):
    """Where a file stands. Of those that move, the worker does a piece at a time."""

    READ = "read"  # waits for whoever handed it in to say what its columns mean
    JUDGING = "judging"
    JUDGED = "judged"  # waits for a second person
    ENTERING = "entering"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


MOVING = (Stage.JUDGING, Stage.ENTERING, Stage.UNDOING)
BEFORE_CONFIRMED = (Stage.READ, Stage.JUDGING, Stage.JUDGED)


class RecapQuerySet(models.QuerySet["Recap"]):
    def visible_to(self, scope: Scope) -> "RecapQuerySet":
        """Those of the agencies that a scope reaches as a whole."""
        return self.filter(agency__in=Agency.objects.visible_to(scope))


class Recap(models.Model):
    """A file handed in for an agency."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="recaps")
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
    total = models.PositiveIntegerField(default=0)  # rows with something in them
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)  # a piece failed, and is tried again then
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    undone_why = models.TextField(blank=True)

    objects = RecapQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "digest"],
                condition=Q(stage__in=["read", "judging", "judged"]),
                name="recap_once_before_it_counts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="recaps_of_agency"),
            models.Index(
                fields=["at"],
                condition=Q(stage__in=[stage.value for stage in MOVING]),
                name="recaps_that_move",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_moving(self) -> bool:
        return self.stage in MOVING


class Piece(models.Model):
    """Some rows of the file as they were read, packed: a row's number and its cells."""

    recap = models.ForeignKey(Recap, on_delete=models.CASCADE, related_name="kept")
    number = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recap", "number"], name="piece_once_in_recap")
        ]

    @property
    def rows(self) -> list[tuple[int, list[str | int]]]:
        return unpacked(self.body)


class State(models.TextChoices):
    """What would become of a row, or did."""

    READY = "ready"
    SAME = "same"  # claimed already
    REFUSED = "refused"
    COUNTED = "counted"  # handed to the ledger
    TAKEN_BACK = "back"


class Row(models.Model):
    """A row of the file; `said` is what it says, as far as it can be used."""

    recap = models.ForeignKey(Recap, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # in the file
    name = models.CharField(max_length=160, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    said = models.JSONField(default=dict)
    days = models.PositiveSmallIntegerField(default=0)  # that the rules count by themselves
    state = models.CharField(max_length=8, choices=State)
    problem = models.CharField(max_length=20, blank=True)  # the kind of the first fault
    faults = models.JSONField(default=list)  # [code, values]
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recap", "number"], name="row_once_in_recap")
        ]
        indexes: ClassVar = [
            models.Index(fields=["recap", "state", "number"], name="recap_rows_by_state"),
            models.Index(fields=["recap", "person"], name="recap_rows_by_person"),
        ]

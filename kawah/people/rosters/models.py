"""Files of people: what was read, what was found about each row, what was decided and done."""

import zlib
from typing import Any, ClassVar
from uuid import uuid4

import msgspec
from django.db import models
from django.db.models import F, Q
from msgspec import Struct

from kawah.people.directory.api import Agency, Person, Position, Scope, Unit


class Stage(models.TextChoices):
    """Where a roster stands. Of those that move, the worker does a piece at a time."""

    READ = "read"  # waits for somebody to say what its columns mean
    JUDGING = "judging"
    LINKING = "linking"
    JUDGED = "judged"  # waits for somebody to confirm it
    ENTERING = "entering"
    TYING = "tying"
    DONE = "done"
    UNTYING = "untying"
    DISCHARGING = "discharge"
    REMOVING = "removing"
    UNDONE = "undone"


MOVING = (
    Stage.JUDGING,
    Stage.LINKING,
    Stage.ENTERING,
    Stage.TYING,
    Stage.UNTYING,
    Stage.DISCHARGING,
    Stage.REMOVING,
)


class RosterQuerySet(models.QuerySet["Roster"]):
    def visible_to(self, scope: Scope) -> "RosterQuerySet":
        """Those of the agencies that a scope reaches as a whole."""
        return self.filter(agency__in=Agency.objects.visible_to(scope))


class Roster(models.Model):
    """A file of people handed in for an agency."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rosters")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    headings = models.JSONField(default=list)
    meant = models.JSONField(default=list)  # the column of each heading, empty where none
    told = models.JSONField(default=list)  # remarks about the file: [code, values]
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.READ)
    place = models.PositiveIntegerField(default=0)  # pieces done in this stage
    pieces = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)  # rows with somebody in them
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)  # a piece failed, and is tried again then
    driven_until = models.DateTimeField(null=True)  # a command does the work; the worker waits
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RosterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "digest"],
                condition=Q(stage__in=["read", "judging", "linking", "judged"]),
                name="file_once_before_its_import",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="rosters_of_agency"),
            models.Index(
                fields=["at"],
                condition=Q(stage__in=[stage.value for stage in MOVING]),
                name="rosters_that_move",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_moving(self) -> bool:
        return self.stage in MOVING


class Piece(models.Model):
    """Some rows of the file as they were read, packed: a row's number and its cells."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="kept")
    number = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roster", "number"], name="piece_once_in_roster")
        ]

    @property
    def rows(self) -> list[tuple[int, list[str | int]]]:
        return unpacked(self.body)


PACKED = list[tuple[int, list[str | int]]]


def unpacked(body: bytes | memoryview) -> list[tuple[int, list[str | int]]]:
    return msgspec.msgpack.decode(zlib.decompress(bytes(body)), type=PACKED)


def packed(rows: list[tuple[int, list[str | int]]]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), 1)


class Verdict(models.TextChoices):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class Held(models.TextChoices):
    """What keeps a row from going in."""

    NOT = ""
    OPEN = "open"  # a conflict that nobody has decided
    SKIP = "skip"  # decided to be left out
    ASK = "ask"  # another agency has to let the person go first


class Row(models.Model):
    """What was found about a row of the file."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="rows")
    piece = models.PositiveIntegerField()
    number = models.PositiveIntegerField()  # in the file
    nip = models.CharField(max_length=18, blank=True)
    email = models.CharField(max_length=254, blank=True)
    boss = models.CharField(max_length=18, blank=True)
    name = models.CharField(max_length=160, blank=True)
    entry: Any = models.JSONField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    held = models.CharField(max_length=4, choices=Held, default=Held.NOT, blank=True)
    problem = models.CharField(max_length=20, blank=True)  # the kind of the first fault
    faults = models.JSONField(default=list)  # [code, values]
    changes = models.JSONField(default=dict)  # field: [before, after], in words
    opens = models.TextField(blank=True)  # the unit and, on a second line, the post to be made

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roster", "number"], name="row_once_in_roster")
        ]
        indexes: ClassVar = [
            models.Index(fields=["roster", "nip"], name="rows_by_nip"),
            models.Index(fields=["roster", "verdict", "held"], name="rows_by_verdict"),
            models.Index(fields=["roster", "piece"], name="rows_by_piece"),
            models.Index(fields=["roster", "email"], condition=~Q(email=""), name="rows_by_email"),
        ]


class Conflict(models.Model):
    """Something about a row that a person has to decide."""

    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=12)
    values = models.JSONField(default=dict)
    answer = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["row", "kind"], name="conflict_once_in_row")
        ]


class Effect(models.Model):
    """What a row did to the directory, and how it was before; `stage` is entering or tying."""

    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="effects")
    stage = models.CharField(max_length=10, choices=Stage)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    did: Any = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["row", "stage"], name="effect_once_in_stage")
        ]


class Did(Struct):
    """An effect that is one of many, without what a row costs to make."""

    row_id: int
    stage: str
    person_id: int
    did: dict[str, Any]


class Opened(models.Model):
    """A unit or a post that a roster made."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="opened")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, related_name="+")


class Heading(models.Model):
    """What an agency said once about a heading; an empty column: not to be read."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=80)
    column = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "text"], name="heading_once_in_agency")
        ]


class ReleaseQuerySet(models.QuerySet["Release"]):
    def asked_of(self, scope: Scope) -> "ReleaseQuerySet":
        """Whom the agencies that a scope reaches as a whole are asked for. Nobody lets themselves
        go, and nobody is asked for whom another agency has by now."""
        rows = self.filter(agency__in=Agency.objects.visible_to(scope))
        is_here = Q(person__agency=F("agency")) | Q(decided_at__isnull=False)
        return rows.filter(is_here).exclude(person=scope.person)


class Release(models.Model):
    """One agency asks another to let somebody go; granting it moves the person."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    row = models.OneToOneField(Row, on_delete=models.CASCADE, related_name="release")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # asked
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    is_granted = models.BooleanField(default=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_granted=False) | Q(decided_at__isnull=False),
                name="release_granted_by_deciding",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency"], condition=Q(decided_at=None), name="releases_to_decide")
        ]

"""Append-only logs. People and agencies are named by their opaque identifiers, not by foreign keys:
this room stands below theirs, and erasing a person must leave the log valid."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction
from msgspec import Struct, field

from kawah.lib.inserting import insert_all
from kawah.records.acts import AnyAct, decode

OWN_ACT = "own"


class Statement(models.Model):
    """One act of one person. Never changed, never deleted."""

    uuid = models.UUIDField(unique=True)
    person = models.UUIDField()
    agency = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    body = models.TextField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    origin = models.CharField(max_length=80, default=OWN_ACT)
    by = models.UUIDField(null=True)  # who acted, when it was not the person

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "id"], name="statement_of_person")]

    @property
    def act(self) -> AnyAct:
        return decode(self.body)

    def append(self) -> bool:
        """Insert, and leave it to the unique constraint to say whether this UUID is new."""
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError:
            if Statement.objects.filter(uuid=self.uuid).exists():
                return False
            raise
        return True


class Pending(models.Model):
    """A statement the followers have yet to read."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, primary_key=True)
    person = models.UUIDField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, db_index=True)
    error = models.TextField(blank=True)


class Change(models.Model):
    """An administrative change: who changed what, from what, to what, and why."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)  # None: the operator at the command line
    agency = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="change_feed"),
            models.Index(fields=["-at", "-id"], name="changes_by_time"),
            models.Index(fields=["subject"], name="changes_of_subject"),
        ]


class Parcel(models.Model):
    """Something that must reach the world outside, at least once."""

    key = models.CharField(max_length=160, unique=True)  # the same effect is never queued twice
    carrier = models.CharField(max_length=40)
    content = models.JSONField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], condition=models.Q(delivered_at=None), name="parcels_to_carry"
            )
        ]


def note(
    *,
    verb: str,
    subject: str,
    by: UUID | None,
    now: datetime,
    agency: str = "",
    before: object = None,
    after: object = None,
    why: str = "",
) -> Change:
    """Write an administrative change, in the transaction of the change itself."""
    return Change.objects.create(
        verb=verb,
        subject=subject,
        by=by,
        at=now,
        agency=agency,
        before=before,
        after=after,
        why=why,
    )


class Noted(Struct):
    """A change that is one of many: what `Change` keeps, without what a row costs to make."""

    at: datetime
    by: UUID | None
    verb: str
    subject: str
    agency: str = ""
    before: object = None
    after: object = None
    why: str = ""
    uuid: UUID = field(default_factory=uuid4)


def note_all(changes: Iterable[Change | Noted]) -> None:
    """Write many administrative changes, in the transaction of the changes themselves."""
    insert_all(list(changes), into=Change)

"""The ledger: lines are the evidence, entries the postings, balances what they sum to."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from kawah.earned.hours import chain
from kawah.earned.hours.settlement import Claim
from kawah.people.directory.api import Person


class Line(models.Model):
    """One earning act, with all that decides whether its minutes count. Never changed.

    `assessment` is the title of what vouches for the activity (`released_by`). Titles are the words
    of the version that the person took.
    """

    statement = models.UUIDField()
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="hour_lines", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    local_day = models.DateField()  # where the person's agency is
    happened_at = models.DateTimeField()
    form = models.CharField(max_length=8)
    claimed = models.PositiveIntegerField()  # minutes
    source = models.CharField(max_length=140)  # equal for the same activity done again
    course = models.UUIDField()
    course_title = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    activity = models.UUIDField()
    activity_title = models.CharField(max_length=200)
    is_assessment = models.BooleanField()
    seconds = models.PositiveIntegerField()
    reading_seconds = models.PositiveIntegerField()
    released_by = models.UUIDField(null=True)
    assessment = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            # By expression, so that it is an index of its own on every database.
            models.UniqueConstraint(F("statement"), name="line_once_per_statement"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "year"], name="lines_of_person"),
            models.Index(fields=["form", "local_day"], name="lines_of_form"),
        ]

    @property
    def claim(self) -> Claim:
        return Claim(
            key=self.statement,
            happened_at=self.happened_at,
            day=self.local_day,
            form=self.form,
            course=self.course,
            source=self.source,
            minutes=self.claimed,
            seconds=self.seconds,
            reading_seconds=self.reading_seconds,
            released_by=self.released_by,
        )

    def carried_to(self, person: Person, *, statement: UUID) -> "Line":
        """The same evidence, unsaved, in the name of another record of its person."""
        fields = {
            field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields
        }
        return Line(**{**fields, "id": None, "person_id": person.pk, "statement": statement})

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact in words, sealed into the entries of this line."""
        return (
            str(self.statement),
            str(self.year),
            self.local_day.isoformat(),
            chain.moment(self.happened_at),
            self.form,
            str(self.claimed),
            self.source,
            str(self.course),
            self.course_title,
            str(self.version),
            str(self.activity),
            self.activity_title,
            str(self.is_assessment),
            str(self.seconds),
            str(self.reading_seconds),
            str(self.released_by or ""),
            self.assessment,
        )


class Entry(models.Model):
    """A posting: the first of a line says what counted at once, later ones the difference."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="entries")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="hour_entries", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()
    minutes = models.IntegerField()
    reason = models.CharField(max_length=16)
    posted_at = models.DateTimeField(db_index=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "seq"], name="entry_once_in_chain"),
            models.UniqueConstraint(F("hash"), name="entry_hash_once"),
        ]

    @property
    def link(self) -> chain.Link:
        return chain.Link(
            person=self.person.uuid,
            seq=self.seq,
            line=self.line.facts,
            year=self.year,
            minutes=self.minutes,
            reason=self.reason,
            posted_at=self.posted_at,
            previous=self.previous,
        )


class Balance(models.Model):
    """What the entries of a year sum to; a snapshot written with every posting."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="hour_balances", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    minutes = models.IntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    entries = models.PositiveIntegerField(default=0)
    is_stale = models.BooleanField(default=False)  # a rule changed since; the worker settles anew

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "year"], name="balance_once_a_year")
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=Q(is_stale=True), name="stale_balances")
        ]

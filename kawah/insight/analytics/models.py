"""Counts of people and of their hours by agency, and lists to take away. All of it is made from
rows of other rooms, and may be thrown away."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kawah.people.directory.api import Agency, EmploymentKind, Person, Scope, Unit


class Watch(models.Model):
    """When the ledger and the trail were last looked at for what changed. One row."""

    looked_at = models.DateTimeField()


class Survey(models.Model):
    """Counting an agency's people. It is under way while `done_at` is empty: `after` is the last
    person counted, `counted` what was found so far. What is shown is the count begun at
    `shown_at`, for `shown_on`."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, primary_key=True)
    is_due = models.BooleanField(default=True)  # something changed since it began
    day = models.DateField(null=True)  # that is counted for
    begun_at = models.DateTimeField(null=True)
    after = models.BigIntegerField(default=0)
    counted = models.BinaryField(default=b"")
    done_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    shown_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agency"], condition=Q(is_due=True), name="surveys_due"),
        ]


class Counted(models.Model):
    """What a count says of people who belong to no unit as well as of a unit's own."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        abstract = True


class Group(Counted):
    """People of one kind by where they stood at the end of a month, or stand now."""

    kind = models.CharField(max_length=16, choices=EmploymentKind)
    month = models.DateField()  # its first day
    is_current = models.BooleanField(default=True)  # of the last count
    people = models.PositiveIntegerField()
    at_risk = models.PositiveIntegerField()
    behind = models.PositiveIntegerField()
    on_track = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    no_target = models.PositiveIntegerField()
    minutes = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "month"], name="groups_of_month")]


class Month(Counted):
    """Minutes that count for the days of a month, and certificates issued in it."""

    month = models.DateField()
    minutes = models.BigIntegerField()
    certificates = models.PositiveIntegerField()


class Source(Counted):
    """Where the minutes of a year came from: a course, or trainings elsewhere (no course)."""

    year = models.PositiveSmallIntegerField()
    course = models.UUIDField(null=True)
    title = models.CharField(max_length=200)
    minutes = models.BigIntegerField()
    people = models.PositiveIntegerField()


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, scope: Scope) -> "ExportQuerySet":
        """One's own, and those of the agencies that a scope reaches as a whole."""
        return self.filter(Q(by=scope.person) | Q(agency__in=Agency.objects.visible_to(scope)))


class Export(models.Model):
    """A list that somebody wants as a file: whom it names is `asked`. The worker goes on after the
    last person written; the file is deleted when its day is over."""

    uuid = models.UUIDField(unique=True)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=4)  # xlsx, csv
    asked = models.JSONField()
    day = models.DateField()  # that the list is of
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    after_name = models.CharField(max_length=160, blank=True)
    after_key = models.BigIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    binding_at = models.DateTimeField(null=True)  # a worker began to put the file together
    file = models.CharField(max_length=120, blank=True)
    finished_at = models.DateTimeField(null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["made_at"], condition=Q(finished_at=None), name="exports_waiting"),
            models.Index(fields=["expires_at"], name="exports_by_end"),
        ]


class ExportPiece(models.Model):
    """Lines that were written already, packed."""

    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()  # of lines before it
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["export", "number"], name="piece_once_in_export")
        ]

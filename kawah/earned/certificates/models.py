"""Certificates, what is done of each, and revocations."""

from datetime import date, timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kawah.earned.certificates.wording import Wording, thaw
from kawah.learning.enrollment.api import Batch, Enrollment
from kawah.learning.media.api import File
from kawah.people.directory.api import Agency, Person, Reach, Scope

# The kinds of notices by which a person learns what became of a certificate.
READY, REVOKED = "certificate_ready", "certificate_revoked"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, scope: Scope, *, on: date) -> "CertificateQuerySet":
        """Those of the people that a scope reaches, and what the agencies it reaches issued."""
        if scope.reach == Reach.NATIONAL:
            return self
        people = Person.objects.visible_to(scope, on=on)
        return self.filter(Q(person__in=people) | Q(agency__in=Agency.objects.visible_to(scope)))

    def waiting(self) -> "CertificateQuerySet":
        """In force, and not finished yet."""
        return self.filter(told_at=None, replaced_by=None, revocation=None)


class Certificate(models.Model):
    """One issue for one enrollment. The moments say what is done; there is no other queue."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certificates")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # who issues
    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, related_name="certificates", db_index=False
    )
    issue = models.PositiveSmallIntegerField(default=1)  # a re-issue has the next number
    statement = models.UUIDField()  # what it follows from
    code = models.CharField(max_length=18, unique=True)
    number = models.CharField(max_length=80)
    wording = models.JSONField()
    issued_at = models.DateTimeField()
    in_bulk = models.BooleanField(default=False)  # whoever waits for a single one goes first
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaces"
    )

    draft = models.CharField(max_length=120, blank=True)  # the unsigned sheet in the file storage
    rendered_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of the signed file
    signed_at = models.DateTimeField(null=True)
    badge = models.JSONField(null=True)
    badged_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    parked_at = models.DateTimeField(null=True)  # signed perhaps: only a human may go on

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            # By expression, so that each is an index of its own on every database.
            models.UniqueConstraint(F("statement"), name="certificate_once_per_statement"),
            models.UniqueConstraint(
                F("enrollment"), F("issue"), name="certificate_once_per_enrollment"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["in_bulk", "id"], condition=Q(told_at=None), name="certificates_waiting"
            ),
            models.Index(fields=["sha256"], name="certificate_of_file"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def words(self) -> Wording:
        return thaw(self.wording)

    @property
    def is_ready(self) -> bool:
        """Whether the signed file can be downloaded."""
        return self.signed_at is not None


class BatchOrder(models.Model):
    """Someone wants the certificates of a whole batch; the worker writes them bit by bit."""

    batch = models.OneToOneField(Batch, on_delete=models.CASCADE, primary_key=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)


class Gathering(models.Model):
    """The certificates of this batch are issued together: none before its admin orders them."""

    batch = models.OneToOneField(Batch, on_delete=models.CASCADE, primary_key=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)  # None: the operator at the command line


class Revocation(models.Model):
    """A certificate that no longer holds, whatever is printed on it."""

    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, primary_key=True, related_name="revocation"
    )
    at = models.DateTimeField()
    by = models.UUIDField(null=True)  # None: the operator at the command line
    reason = models.TextField()


class Crest(models.Model):
    """What stands at the head of an agency's certificates: the newest row says it. One without a
    file took the crest away."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()


class OfficialQuerySet(models.QuerySet["Official"]):
    def visible_to(self, scope: Scope) -> "OfficialQuerySet":
        """Those of the agencies that a scope reaches as a whole."""
        return self.filter(agency__in=Agency.objects.visible_to(scope))


class Official(models.Model):
    """Who signs for an agency in one of two places, from a day up to another."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)  # with titles
    position = models.CharField(max_length=160)
    effective_from = models.DateField()
    until = models.DateField(null=True)

    objects = OfficialQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "place", "effective_from"], name="official_once_from_a_day"
            ),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="official_in_a_place"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("effective_from")),
                name="official_for_some_days",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_in_force(self, *, on: date) -> bool:
        return self.effective_from <= on and (self.until is None or on < self.until)

    @property
    def last_day(self) -> date | None:
        return self.until and self.until - timedelta(days=1)

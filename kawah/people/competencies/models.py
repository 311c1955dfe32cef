"""The dictionary, what posts ask, and what people hold."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from kawah.people.directory.api import Agency, FunctionalGrade, Person, Position, PositionKind


class CompetencyKind(TextChoices):
    MANAGERIAL = "managerial", _("Manajerial")
    SOCIOCULTURAL = "sociocultural", _("Sosial kultural")
    TECHNICAL = "technical", _("Teknis")
    CORE_VALUE = "core_value", _("Nilai dasar BerAKHLAK")
    LITERACY = "literacy", _("Literasi Smart ASN")


class Status(TextChoices):
    """How sure we are of a regulated figure."""

    VERIFIED = "verified", _("terverifikasi")
    PARTLY = "partly", _("sebagian terverifikasi")
    UNVERIFIED = "unverified", _("belum terverifikasi")


class Competency(models.Model):
    """An entry of the dictionary; a technical one may belong to one agency."""

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=CompetencyKind)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True)
    level_count = models.PositiveSmallIntegerField(default=5)
    focus = models.JSONField(default=list)  # a few words for each level
    regulation = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=Status)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Standard(models.Model):
    """The level asked of a competency by a kind of post and grade, or by one post in particular."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=PositionKind, blank=True)
    grade = models.CharField(max_length=16, choices=FunctionalGrade, blank=True)
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="standards")
    level = models.PositiveSmallIntegerField()
    regulation = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=Status)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "grade", "competency"],
                condition=Q(valid_to=None, position=None),
                name="one_standard_of_a_kind_in_force",
            ),
            models.UniqueConstraint(
                fields=["position", "competency"],
                condition=Q(valid_to=None),
                name="one_standard_of_a_post_in_force",
            ),
            models.CheckConstraint(
                condition=Q(position__isnull=False) ^ ~Q(kind=""), name="standard_of_kind_or_post"
            ),
        ]


class Source(TextChoices):
    """Where a held level comes from, most trusted first."""

    ASSESSMENT = "assessment", _("Uji kompetensi")
    SUPERVISOR = "supervisor", _("Penilaian atasan")
    CERTIFICATE = "certificate", _("Sertifikat pelatihan")


class Held(models.Model):
    """A level someone was found to hold, by whom or what, when, and how surely (0-1)."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="held_levels")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="held")
    level = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=Source)
    evidence = models.CharField(max_length=200, blank=True)
    confidence = models.FloatField()
    held_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="confidence_0_to_1"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "competency", "-held_on"], name="held_by_person")
        ]


class Withdrawal(models.Model):
    """A finding that no longer counts: what it rested on was taken back."""

    held = models.OneToOneField(
        Held, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    at = models.DateTimeField()
    by = models.UUIDField(null=True)  # None: the operator at the command line
    reason = models.TextField()

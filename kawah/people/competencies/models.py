"""The dictionary, what posts ask, and what people hold."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q, TextChoices
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.lib.succession import Successive
from kawah.people.directory.api import (
    Agency,
    FunctionalGrade,
    Person,
    Position,
    PositionKind,
    ancestors,
)


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


def key_of(code: str, agency: str | None) -> str:
    """What names a competency through all its rows: an agency's own carries the agency's code."""
    return f"{code}@{agency}" if agency else code


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def in_force(self, *, on: date) -> "CompetencyQuerySet":
        return self.exclude(valid_to__lt=on).exclude(valid_from__gt=on)

    def keyed(self, keys: Iterable[str]) -> "CompetencyQuerySet":
        """Every row, in force or not, of the competencies with these keys."""
        named = [key.partition("@") for key in keys]
        known = [Q(code=code, agency__code=owner or None) for code, _at, owner in named]
        return self.filter(reduce(or_, known, Q(pk__in=[])))

    def of(self, agency: Agency, *, on: date) -> "CompetencyQuerySet":
        """The dictionary as an agency has it on a day: the nation's first, its own last."""
        own = Q(agency=None) | Q(agency__path__in=ancestors(agency.path))
        nearest_last = Length("agency__path").asc(nulls_first=True)
        rows = self.in_force(on=on).filter(own).select_related("agency")
        return rows.order_by(nearest_last, "valid_from", "pk")


class Wording(Struct, frozen=True):
    """All of a competency that may be changed; `focus` says in a few words what each level is."""

    name: str
    kind: str
    level_count: int
    focus: list[str]
    regulation: str
    status: str
    source: str


class Competency(Successive, models.Model):
    """An entry of the dictionary; a technical one may belong to one agency. When what it says
    changes, a newer row with the same code follows it."""

    code = models.CharField(max_length=80)
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

    objects = CompetencyQuerySet.as_manager()
    THING = ("code", "agency_id")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(agency=None, valid_to=None),
                name="one_national_competency_without_end",
            ),
            models.UniqueConstraint(
                fields=["agency", "code"],
                condition=Q(agency__isnull=False, valid_to=None),
                name="one_own_competency_without_end",
            ),
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                condition=Q(agency=None),
                name="national_competency_opens_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["agency", "code", "valid_from"],
                condition=Q(agency__isnull=False),
                name="own_competency_opens_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return key_of(self.code, self.agency.code if self.agency else None)

    @property
    def terms(self) -> Wording:
        return Wording(**{name: getattr(self, name) for name in Wording.__struct_fields__})


class Level(Struct, frozen=True):
    """All of what a kind of post asks of a competency that may be changed."""

    level: int
    regulation: str
    status: str
    source: str


class Standard(Successive, models.Model):
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
    THING = ("kind", "grade", "position_id", "competency__code", "competency__agency_id")

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

    @property
    def thing(self) -> tuple[Any, ...]:
        about = self.competency
        return (self.kind, self.grade, self.position_id, about.code, about.agency_id)

    @property
    def terms(self) -> Level:
        return Level(**{name: getattr(self, name) for name in Level.__struct_fields__})


class Source(TextChoices):
    """Where a held level comes from, most trusted first."""

    ASSESSMENT = "assessment", _("Uji kompetensi")
    SUPERVISOR = "supervisor", _("Penilaian atasan")
    CERTIFICATE = "certificate", _("Sertifikat pelatihan")


class Sureness(TextChoices):
    """Confidence in words."""

    SURE = "sure", _("pasti")
    FAIRLY = "fairly", _("cukup pasti")
    UNSURE = "unsure", _("belum pasti")

    @classmethod
    def of(cls, confidence: float) -> "Sureness":
        if confidence >= 0.75:
            return cls.SURE
        return cls.FAIRLY if confidence >= 0.5 else cls.UNSURE


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
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=5), name="held_level_1_to_5"
            ),
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


class Outcome(TextChoices):
    """What became of a proposal."""

    OPEN = "", _("Menunggu")
    APPROVED = "approved", _("Disetujui")
    REFUSED = "refused", _("Ditolak")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Proposal(models.Model):
    """A change of the framework that one national admin asks for and another decides: what a
    thing says from a day on, or, without `after`, that it ends on the eve of that day."""

    uuid = models.UUIDField(unique=True, default=uuid4)
    subject = models.CharField(max_length=120)  # as changes are noted
    before = models.JSONField(null=True)  # what was open then; None: nothing
    after = models.JSONField(null=True)
    valid_from = models.DateField()
    why = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(decided_at=None),
                name="one_open_proposal_of_a_thing",
            )
        ]

"""Regulated figures as dated rows: what a form is worth, what a year asks. A row that
began in the past is never altered but for the day it ends; another figure is another row."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from msgspec import Struct

from kawah.earned.hours.settlement import Conversion
from kawah.earned.hours.words import Approver, Basis, CapUnit, DeliveryClass, Evidence, Period
from kawah.lib.prepared import Given
from kawah.lib.succession import Successive
from kawah.people.competencies.api import Status
from kawah.people.directory.api import EmploymentKind


class DatedQuerySet(models.QuerySet):
    def in_force(self, *, on: date | Given) -> "DatedQuerySet":
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


class Dated(Successive, models.Model):
    """Figures that hold between two days, both included, and how sure we are of them."""

    regulation = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=Status)
    source = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class Terms(Struct, frozen=True):
    """All of a conversion rule that the national admin may change."""

    basis: str
    jp_national: Decimal | None
    jp_international: Decimal | None
    international_multiplier: Decimal | None
    cap_value: Decimal | None
    cap_unit: str
    evidence: str
    approving_role: str
    regulation: str
    status: str
    source: str
    note: str


class Rule(Dated):
    """What one form of development is worth in JP."""

    code = models.CharField(max_length=8)
    form = models.CharField(max_length=160)
    delivery_class = models.CharField(max_length=16, choices=DeliveryClass)
    basis = models.CharField(max_length=16, choices=Basis, blank=True)
    jp_national = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    jp_international = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    international_multiplier = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    cap_value = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    cap_unit = models.CharField(max_length=20, choices=CapUnit, blank=True)
    evidence = models.CharField(max_length=20, choices=Evidence, blank=True)
    approving_role = models.CharField(max_length=12, choices=Approver, blank=True)
    THING = ("code",)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="rule_opens_once_a_day"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to=None), name="one_rule_without_end"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="rule_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(cap_unit="", cap_value=None)
                | Q(cap_unit__in=["jp_per_day", "sessions_per_month"], cap_value__gte=0),
                name="cap_has_value_and_unit",
            ),
            models.CheckConstraint(
                condition=Q(jp_national=None) | Q(jp_national__gte=0), name="value_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.form}"

    @property
    def terms(self) -> Terms:
        return Terms(**{name: getattr(self, name) for name in Terms.__struct_fields__})

    @property
    def is_capped_at_its_value(self) -> bool:
        """Whether the cap only says again what the form is worth."""
        is_daily = self.basis == Basis.PER_DAY and self.cap_unit == CapUnit.JP_PER_DAY
        return is_daily and self.cap_value == self.jp_national

    @property
    def conversion(self) -> Conversion:
        return Conversion(
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            basis=self.basis,
            jp=self.jp_national,
            cap=self.cap_value,
            cap_unit=self.cap_unit,
        )


class Bounds(Struct, frozen=True):
    """All of a yearly target that the national admin may change."""

    minimum_jp: Decimal | None
    maximum_jp: Decimal | None
    article: str
    regulation: str
    status: str
    source: str
    note: str


class Target(Dated):
    """What a year asks of a kind of employee, at least or at most; `exception` is in words."""

    employment_kind = models.CharField(max_length=16, choices=EmploymentKind)
    exception = models.CharField(max_length=160, blank=True)
    minimum_jp = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    maximum_jp = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    period = models.CharField(max_length=16, choices=Period)
    article = models.CharField(max_length=40, blank=True)
    THING = ("employment_kind", "exception", "period")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["employment_kind", "exception", "period", "valid_from"],
                name="target_opens_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["employment_kind", "exception", "period"],
                condition=Q(valid_to=None),
                name="one_target_without_end",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="target_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employment_kind} {self.exception}".strip()

    @property
    def cited(self) -> str:
        """Where the figure stands, as one writes it."""
        return f"{self.regulation} {self.article}".strip()

    @property
    def bounds(self) -> Bounds:
        return Bounds(**{name: getattr(self, name) for name in Bounds.__struct_fields__})

"""Agencies and units are trees kept as paths, so that a subtree is one indexed comparison.

Codes and paths are lower case: SQLite compares beginnings without regard to case, so a path in
other letters would lie in somebody else's subtree.
"""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kawah.people.directory.kinds import (
    AgencyTier,
    FunctionalGrade,
    PositionKind,
    RemoteClass,
    TimeZone,
)
from kawah.people.directory.scope import Reach, Scope


class AgencyQuerySet(models.QuerySet["Agency"]):
    def still_open(self) -> "AgencyQuerySet":
        return self.filter(closing=None)

    def under(self, path: str) -> "AgencyQuerySet":
        return self.filter(path__startswith=path)

    def visible_to(self, scope: Scope) -> "AgencyQuerySet":
        """The agencies that a scope reaches as a whole: none when it is narrower than one."""
        if scope.reach == Reach.NATIONAL:
            return self
        if scope.reach == Reach.AGENCY and scope.agency_path:
            return self.under(scope.agency_path)
        return self.none()


class Agency(models.Model):
    """An instansi. `path` lists the codes from the root: `/kptk/`, `/nusacandra/tanjungaru/`."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    tier = models.CharField(max_length=10, choices=AgencyTier)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=255, unique=True)
    province_code = models.CharField(max_length=2)
    regency = models.CharField(max_length=80, blank=True)
    seat = models.CharField(max_length=80, blank=True)  # the town its papers are dated from
    time_zone = models.CharField(max_length=20, choices=TimeZone, default=TimeZone.WIB)
    remote_class = models.CharField(max_length=12, choices=RemoteClass, default=RemoteClass.NONE)
    help_contact = models.CharField(max_length=200, blank=True)  # whom to ask, in words

    objects = AgencyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(path__startswith="/") & Q(path__endswith="/"), name="agency_path_form"
            ),
            models.CheckConstraint(
                condition=Q(code=Lower("code"), path=Lower("path")), name="agency_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def closed_on(self) -> date | None:
        return self.closing.on if hasattr(self, "closing") else None


class Closing(models.Model):
    """An agency that takes nobody in from a day on. What is kept of it stays."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, primary_key=True)
    on = models.DateField()


class Unit(models.Model):
    """A work unit inside an agency; `path` lists unit codes from the agency's top."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=255)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "code"], name="unit_once_in_agency"),
            models.CheckConstraint(
                condition=Q(code=Lower("code"), path=Lower("path")), name="unit_in_lower_case"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "path"], name="unit_subtree")]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A post: nationwide when `agency` is empty."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=PositionKind)
    grade = models.CharField(max_length=16, choices=FunctionalGrade, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="FUNCTIONAL") ^ Q(grade=""), name="grade_of_functional_posts_only"
            )
        ]

    def __str__(self) -> str:
        return self.name

"""Programmes such as Latsar: phases, each with a mode, days and courses."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.words import DeliveryMode
from kawah.people.directory.api import Agency, ancestors


class ProgramQuerySet(models.QuerySet["Program"]):
    def open_to(self, agency: Agency) -> "ProgramQuerySet":
        """Programmes of the agency and of those above it."""
        return self.filter(agency__path__in=ancestors(agency.path))


class Program(models.Model):
    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="programs")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "code"], name="program_once_in_agency")
        ]

    def __str__(self) -> str:
        return self.name


class Phase(models.Model):
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="phases")
    seq = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    mode = models.CharField(max_length=12, choices=DeliveryMode)
    days = models.PositiveSmallIntegerField(null=True)
    courses = models.ManyToManyField(Course, through="PhaseCourse", related_name="phases")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "seq"], name="phase_order")
        ]


class PhaseCourse(models.Model):
    phase = models.ForeignKey(Phase, on_delete=models.CASCADE)
    course = models.ForeignKey(Course, on_delete=models.PROTECT)
    seq = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phase", "course"], name="course_once_in_phase")
        ]

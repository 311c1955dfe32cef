"""What a version consists of."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kawah.learning.curriculum.courses import Version
from kawah.learning.curriculum.words import TaughtBy, TeacherRole
from kawah.people.competencies.api import Competency
from kawah.people.directory.api import Person


class Teacher(models.Model):
    """A teacher as the course names them; `person` when they have an account."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="teachers")
    role = models.CharField(max_length=12, choices=TeacherRole)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=160)
    position = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    seq = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "seq"], name="teacher_order")
        ]


class Outcome(models.Model):
    """What a learner will be able to do."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="outcomes")
    key = models.SlugField(max_length=40)
    seq = models.PositiveSmallIntegerField()
    text = models.TextField()
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    is_main = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="outcome_key_once"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(is_main=True), name="one_main_outcome"
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=5), name="outcome_level_1_to_5"
            ),
        ]


class Module(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="modules")
    key = models.SlugField(max_length=40)
    seq = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="module_key_once")
        ]


class Activity(models.Model):
    """Something to do; what it holds inside is its kind's own."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="activities")
    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="activities")
    key = models.SlugField(max_length=60)
    seq = models.PositiveSmallIntegerField()  # through the whole version
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    is_required = models.BooleanField(default=True)
    taught_by = models.CharField(max_length=12, choices=TaughtBy, blank=True)
    outcomes = models.JSONField(default=list)  # keys of outcomes
    facts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="activity_key_once"),
            models.UniqueConstraint(fields=["version", "seq"], name="activity_order"),
        ]

"""A course and its versions: at most one draft, and published ones that never change."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kawah.learning.curriculum.words import DeliveryMode
from kawah.people.directory.api import Agency, ancestors


class CourseQuerySet(models.QuerySet["Course"]):
    def open_to(self, agency: Agency) -> "CourseQuerySet":
        """Published courses of the agency, of those above it, and those shared with everyone."""
        own = Q(agency__path__in=ancestors(agency.path))
        return self.filter(own | Q(is_shared=True), published__isnull=False, retired_at=None)


class Course(models.Model):
    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="courses")
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    is_shared = models.BooleanField(default=False)  # offered to every agency
    published = models.ForeignKey(
        "Version", on_delete=models.PROTECT, null=True, related_name="+"
    )  # the version new learners begin
    retired_at = models.DateTimeField(null=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "key"], name="course_once_in_agency")
        ]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField()
    language = models.CharField(max_length=2, default="id")
    mode = models.CharField(max_length=12, choices=DeliveryMode)
    form = models.CharField(max_length=8)  # form of development, as the JP rules name it
    audience = models.CharField(max_length=300, blank=True)
    reviewed_on = models.DateField(null=True)
    impact = models.JSONField(default=dict)  # change, measure, after_days
    tags = models.JSONField(default=list)
    is_shared = models.BooleanField(default=False)  # what publication makes of the course
    prerequisites = models.JSONField(default=list)  # course keys in the same agency
    regulations = models.JSONField(default=list)  # key, title, in_force
    banks = models.JSONField(default=list)  # question files of the folder
    minutes = models.PositiveIntegerField(default=0)
    source_hash = models.CharField(max_length=64, blank=True)  # of the folder it came from
    outline = models.JSONField(null=True)  # frozen at publication
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["course"], condition=Q(published_at=None), name="one_draft_of_a_course"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_at__gte=F("created_at")),
                name="published_after_creation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

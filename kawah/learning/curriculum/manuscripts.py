"""A course under the pen: its folder, file by file, until it is brought in as a version.

Nothing here knows what the files say. The importer judges a manuscript as it judges any folder.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.parts import Teacher
from kawah.people.directory.api import Person

COURSE_FILE = "course.toml"
LONGEST_PATH = 200


class ManuscriptQuerySet(models.QuerySet["Manuscript"]):
    def written_by(self, person: Person) -> "ManuscriptQuerySet":
        """Those begun by a person, and those of courses whose newest version names the person."""
        newest = Version.objects.filter(course=OuterRef("course")).order_by("-number")
        teaches = Teacher.objects.filter(version=OuterRef("newest"), person=person)
        rows = self.annotate(newest=Subquery(newest.values("pk")[:1]))
        return rows.filter(Q(begun_by=person) | Exists(teaches))


class Manuscript(models.Model):
    """At most one of a course: who writes, writes in the same one."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    course = models.OneToOneField(Course, on_delete=models.PROTECT, related_name="manuscript")
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    objects = ManuscriptQuerySet.as_manager()

    def __str__(self) -> str:
        return self.course.title


class ManuscriptFile(models.Model):
    """A file of the folder. `revision` counts how often it was written; one that was removed keeps
    its content, so that it can be put back."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=LONGEST_PATH)
    content = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    is_removed = models.BooleanField(default=False)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manuscript", "path"], name="file_once_in_manuscript"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="file_was_written"),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def raw(self) -> bytes:
        return bytes(self.content)

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8", errors="replace")


class PartWriting(models.Model):
    """Who wrote a part of course.toml last; absent where the whole file was written since."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manuscript", "part"], name="part_once_in_manuscript")
        ]


class Removal(models.Model):
    """A module or an activity that was taken out, with where it stood and the files it had."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="removals")
    title = models.CharField(max_length=200)
    content = models.TextField()  # its tables as TOML
    module = models.CharField(max_length=40, blank=True)  # where an activity stood
    place = models.PositiveIntegerField()
    files = models.JSONField(default=list)  # paths that were taken out with it
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    restored_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title

"""A lesson as it was written, the files it uses, and what it became at publication."""

from typing import ClassVar

from django.db import models

from kawah.learning.curriculum.api import Activity
from kawah.learning.media.api import File


class Lesson(models.Model):
    """`source` is kept to the letter, so that an export gives back what was imported."""

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="lesson"
    )
    path = models.CharField(max_length=240)  # in the course folder
    source = models.TextField()


class LessonFile(models.Model):
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=240)  # as the lesson names it
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lesson", "path"], name="lesson_file_once")
        ]


class Fragment(models.Model):
    """A lesson as HTML that knows no person, in pieces, for one language of the interface."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="fragments")
    language = models.CharField(max_length=2)
    hash = models.CharField(max_length=64)
    pieces = models.TextField()
    size = models.PositiveIntegerField()  # bytes of the HTML with its holes empty

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lesson", "language"], name="fragment_once_a_language")
        ]

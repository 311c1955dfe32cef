"""The catalogue's index: which terms a published course speaks of, and how its words are spelled.

One index for every database, so that a search gives the same courses in the same order on each.
"""

from typing import ClassVar

from django.db import models

from kawah.learning.curriculum.courses import Course, Version

LONGEST_TERM = 40


class Listing(models.Model):
    """What of a course was indexed: this version, with terms of this edition (`lib/stems`)."""

    course = models.OneToOneField(
        Course, on_delete=models.CASCADE, primary_key=True, related_name="listing"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField()


class Posting(models.Model):
    """How much a term weighs in a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="postings")
    term = models.CharField(max_length=LONGEST_TERM)
    weight = models.FloatField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term", "course"], name="term_once_in_course")
        ]


class Spelling(models.Model):
    """A word that stands in some course, under each form it has with one letter left out: two
    words are alike where they share a form. `form` of the word itself is the word."""

    form = models.CharField(max_length=LONGEST_TERM)
    word = models.CharField(max_length=LONGEST_TERM)
    term = models.CharField(max_length=LONGEST_TERM)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form", "word"], name="spelling_once")
        ]

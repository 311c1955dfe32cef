"""A person's journal: private until shared, and then seen by that version's trainers alone."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kawah.learning.curriculum.api import Activity, Teacher
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person, Scope


class Reflection(models.Model):
    """What a reflection activity asks."""

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="reflection"
    )
    prompt = models.TextField()
    min_words = models.PositiveSmallIntegerField(default=0)


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    def shared_with(self, scope: Scope) -> "JournalEntryQuerySet":
        """What learners shared with this person as their trainer, newest first."""
        return self.filter(_is_shared_with(scope)).order_by("-shared_at")


def _is_shared_with(scope: Scope) -> Q:
    teaches = Teacher.objects.filter(version=OuterRef("enrollment__version"), person=scope.person)
    return Q(Exists(teaches), shared_at__isnull=False)


class JournalEntry(models.Model):
    """`uuid` is made where the entry is written, so that it arrives once."""

    uuid = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="journal")
    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.PROTECT, null=True, related_name="journal"
    )
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(activity=None) | Q(enrollment__isnull=False),
                name="reflection_belongs_to_an_enrollment",
            ),
            models.CheckConstraint(
                condition=Q(shared_at=None) | Q(enrollment__isnull=False),
                name="shared_entry_has_trainers",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-created_at"], name="journal_of_person"),
            models.Index(
                fields=["enrollment"], condition=Q(shared_at__isnull=False), name="journal_shared"
            ),
        ]


class Reply(models.Model):
    """What a trainer answers to a shared entry."""

    uuid = models.UUIDField(unique=True)
    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="replies")
    trainer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

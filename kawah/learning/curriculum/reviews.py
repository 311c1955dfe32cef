"""What second persons said of a course before it was published, and which findings were waived."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.manuscripts import Manuscript
from kawah.learning.curriculum.passages import Part
from kawah.people.directory.api import Person

DECISION_LENGTH = 10


class Decision(TextChoices):
    OPEN = "open", _("Menunggu")
    APPROVED = "approved", _("Disetujui")
    CHANGES = "changes", _("Minta perbaikan")
    OUTDATED = "outdated", _("Diganti yang baru")
    REFUSED = "refused", _("Ditolak")


class Review(models.Model):
    """Of exactly what a manuscript said: `fingerprint` names it, whatever is written later."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="reviews")
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    fingerprint = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=DECISION_LENGTH, choices=Decision, default=Decision.OPEN)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["manuscript"], condition=Q(decision="open"), name="one_open_review"
            ),
            models.CheckConstraint(
                condition=~Q(reviewer=F("asked_by")), name="nobody_reviews_their_own_course"
            ),
            models.CheckConstraint(
                condition=Q(decision="open") | Q(decided_at__isnull=False),
                name="decision_has_its_moment",
            ),
        ]

    @property
    def title(self) -> str:
        """As the course was called in what was sent, while that is there."""
        return self.version.title if self.version else str(self.manuscript)

    @property
    def is_open(self) -> bool:
        return self.decision == Decision.OPEN


class Comment(models.Model):
    """On a passage: a file, the part of it as it was last seen, and the words that are meant with
    the line where they begin."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    path = models.CharField(max_length=200)
    part = models.CharField(max_length=100, blank=True)  # its name, where it has one of its own
    passage = models.TextField(blank=True)
    line = models.PositiveIntegerField(default=0)
    quote = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    @property
    def held(self) -> Part:
        return Part(self.part, self.line, self.passage)

    @property
    def told(self) -> str:
        """The passage in its first words."""
        lines = (line.strip("# ") for line in self.passage.split("\n"))
        return self.quote or next((one for one in lines if one and one[:3] != ":::"), "")[:80]

    @property
    def is_narrow(self) -> bool:
        """Whether it is about some words of its passage only."""
        words = self.quote.removesuffix("…")
        return bool(words) and (not self.passage or words in self.passage)


class Waiver(models.Model):
    """A finding that does not hold publication back until a day."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="waivers")
    code = models.CharField(max_length=40)
    where = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=300)  # as it was called when it was asked for
    reason = models.TextField()
    until = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decision = models.CharField(max_length=DECISION_LENGTH, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "code", "where"],
                condition=Q(decision="open"),
                name="waiver_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="nobody_waives_for_themselves",
            ),
        ]

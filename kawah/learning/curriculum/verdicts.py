"""What came of reviews, as long as the authors have not acted on it."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.manuscripts import Manuscript, ManuscriptFile
from kawah.learning.curriculum.reviews import Comment, Decision, Review
from kawah.people.directory.api import Person


def verdicts_for(author: Person) -> "QuerySet[Review]":
    """The last review of each course that a person writes, if it says that the course may be
    published, or asks for changes; the newest first."""
    return _verdicts().filter(manuscript__in=Manuscript.objects.written_by(author))


def verdict_on(course: Course) -> Review | None:
    return _verdicts().filter(manuscript__course=course).first()


def _verdicts() -> "QuerySet[Review]":
    """`remarks` counts what is not heeded yet."""
    last = Review.objects.filter(manuscript=OuterRef("manuscript")).order_by("-pk").values("pk")
    written = ManuscriptFile.objects.filter(
        manuscript=OuterRef("manuscript"), written_at__gt=OuterRef("asked_at")
    )
    may_go_out = Q(decision=Decision.APPROVED, version__published_at=None) & ~Q(version=None)
    rows = Review.objects.filter(
        may_go_out & ~Exists(written) | Q(decision=Decision.CHANGES),
        pk=Subquery(last[:1]),
        manuscript__course__retired_at=None,
    )
    rows = rows.select_related("manuscript__course", "version", "reviewer")
    return rows.annotate(remarks=_remarks()).order_by("-decided_at", "-pk")


def _remarks() -> Coalesce:
    rows = Comment.objects.filter(review__manuscript=OuterRef("manuscript"), settled_at=None)
    counted = rows.order_by().values("review__manuscript").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)

"""Comments of a second person on passages: made, heeded, and kept at their passage."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from kawah.learning.curriculum.manuscripts import Manuscript
from kawah.learning.curriculum.passages import Part, Passage
from kawah.learning.curriculum.reviews import Comment, Review
from kawah.people.directory.api import Person


class ReviewOver(Exception):
    """The review was decided already, or another took its place."""


def comment(
    review: Review, passage: Passage, *, text: str, by: Person, now: datetime
) -> Comment | None:
    """Say something of a passage; the same said twice stands once. Nothing said is None.

    Raises ReviewOver.
    """
    if not text.strip():
        return None
    if not review.is_open:
        raise ReviewOver
    made, _new = Comment.objects.get_or_create(
        by=by,
        review=review,
        path=passage.path,
        line=passage.line,
        quote=passage.quote,
        text=text.strip(),
        defaults={"at": now, "part": passage.part.key, "passage": passage.part.kept},
    )
    return made


def settle(comment: Comment, *, by: Person, now: datetime) -> None:
    """Say that a comment was heeded; it stays where it is."""
    if comment.settled_at is None:
        comment.settled_by, comment.settled_at = by, now
        comment.save(update_fields=["settled_by", "settled_at"])


def reopen(comment: Comment) -> None:
    """Say that a comment was not heeded after all."""
    comment.settled_by = comment.settled_at = None
    comment.save(update_fields=["settled_by", "settled_at"])


def carry(comments: Iterable[Comment], part: Part) -> None:
    """Keep comments at their part, which was written anew by somebody who saw them there."""
    keys = [one.pk for one in comments]
    Comment.objects.filter(pk__in=keys).update(part=part.key, passage=part.kept)


def open_comments(manuscript: Manuscript) -> "QuerySet[Comment]":
    """What is not heeded yet."""
    return _comments(manuscript).filter(settled_at=None)


def comments_on(manuscript: Manuscript) -> "QuerySet[Comment]":
    """What is open, and what was heeded since the course was last published."""
    published = manuscript.course.published
    if published is None:
        return _comments(manuscript)
    lately = Q(settled_at=None) | Q(settled_at__gte=published.published_at)
    return _comments(manuscript).filter(lately)


def _comments(manuscript: Manuscript) -> "QuerySet[Comment]":
    rows = Comment.objects.filter(review__manuscript=manuscript)
    return rows.select_related("by", "review").order_by("path", "line", "pk")


__all__ = [
    "ReviewOver",
    "carry",
    "comment",
    "comments_on",
    "open_comments",
    "reopen",
    "settle",
]

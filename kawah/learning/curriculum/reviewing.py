"""Review by a second person: asked for and decided; publication of what was approved."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kawah.learning.curriculum import writing
from kawah.learning.curriculum.courses import Version
from kawah.learning.curriculum.importing import fingerprint
from kawah.learning.curriculum.manuscripts import Manuscript
from kawah.learning.curriculum.publishing import NothingToPublish, publish
from kawah.learning.curriculum.reviews import Decision, Review
from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Person
from kawah.people.notices.api import tell
from kawah.records import api as records


class ReviewerUnfit(Exception):
    """Somebody who has a hand in the course, or does not teach in its agency."""


class ReviewDecided(Exception):
    """The review was decided already, or another took its place."""


class ReasonMissing(Exception):
    """Changes are asked for without saying which."""


class NotApproved(Exception):
    """Nobody has approved what the manuscript says now."""


def reviewers_for(manuscript: Manuscript, *, now: datetime) -> "QuerySet[Person]":
    """Other trainers of the agency: nobody who wrote the course or teaches it."""
    agency = manuscript.course.agency
    today = local_day(now, agency.time_zone)
    teaching = Grant.objects.in_force(on=today).filter(person=OuterRef("pk"), role=Role.TRAINER)
    own = Q(pk=manuscript.begun_by_id)
    own |= Q(pk__in=manuscript.files.exclude(written_by=None).values("written_by"))
    versions = manuscript.course.versions.all()
    own |= Q(pk__in=versions.exclude(teachers__person=None).values("teachers__person"))
    people: QuerySet[Person] = Person.objects.filter(Exists(teaching), agency=agency)
    return people.filter(is_active=True).exclude(own).order_by("name", "pk")


@transaction.atomic
def ask(
    manuscript: Manuscript, *, reviewer: Person, path: str, by: Person, now: datetime
) -> Review:
    """Make the draft of what the manuscript says and ask for its review; asking again for the same
    changes nothing. `path` is where the review stands, `{review}` in it its identifier.

    Raises CourseRefused, NothingToPublish, ReviewerUnfit.
    """
    row = Manuscript.objects.select_for_update(of=("self",)).get(pk=manuscript.pk)
    version = writing.bring_in(row, now=now)
    if not version.is_draft:
        raise NothingToPublish
    held = row.reviews.filter(decision=Decision.OPEN).first()
    if held and held.fingerprint == version.source_hash and held.reviewer == reviewer:
        return held
    if reviewer == by or not reviewers_for(row, now=now).filter(pk=reviewer.pk).exists():
        raise ReviewerUnfit
    row.reviews.filter(decision=Decision.OPEN).update(decision=Decision.OUTDATED, decided_at=now)
    made = Review.objects.create(
        manuscript=row,
        version=version,
        fingerprint=version.source_hash,
        asked_by=by,
        asked_at=now,
        reviewer=reviewer,
    )
    values = {"course": version.title, "name": by.name}
    place = path.format(review=made.uuid)
    key = f"review-asked:{made.uuid}"
    tell(reviewer, key=key, kind="review_asked", values=values, path=place, now=now)
    _note("course.review_asked", made, by=by, now=now, after={"reviewer": reviewer.name})
    return made


@transaction.atomic
def decide(
    review: Review, *, decision: Decision, reason: str, path: str, by: Person, now: datetime
) -> None:
    """Approve, or ask for changes with a reason; the author is told.

    Raises ReviewerUnfit, ReviewDecided, ReasonMissing.
    """
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if row.reviewer_id != by.pk:
        raise ReviewerUnfit
    if not row.is_open:
        raise ReviewDecided
    if decision != Decision.APPROVED and not reason.strip():
        raise ReasonMissing
    row.decision, row.reason, row.decided_at = decision, reason.strip(), now
    row.save(update_fields=["decision", "reason", "decided_at"])
    kind = "review_approved" if decision == Decision.APPROVED else "review_changes"
    values = {"course": str(row.manuscript), "name": by.name, "reason": row.reason}
    key = f"review-decided:{row.uuid}"
    tell(row.asked_by, key=key, kind=kind, values=values, path=path, now=now)
    verb = "course.review_approved" if decision == Decision.APPROVED else "course.review_returned"
    _note(verb, row, by=by, now=now, why=row.reason)


def approved(manuscript: Manuscript) -> Review | None:
    """The approval of what the manuscript says at this moment."""
    rows = manuscript.reviews.filter(decision=Decision.APPROVED)
    if not rows.exists():
        return None  # the whole folder need not be read
    said = rows.filter(fingerprint=fingerprint(writing.files_of(manuscript)))
    return said.select_related("reviewer", "version").order_by("-decided_at").first()


@transaction.atomic
def publish_approved(manuscript: Manuscript, *, by: Person, now: datetime) -> Version:
    """Publish what a second person has approved, and nothing else.

    Raises NotApproved, CourseRefused, ResepNotMet, NothingToPublish, CourseRetired.
    """
    row = Manuscript.objects.select_for_update(of=("self",)).get(pk=manuscript.pk)
    held = approved(row)
    if held is None or held.reviewer_id == by.pk:
        raise NotApproved
    version = writing.bring_in(row, now=now)
    if version.source_hash != held.fingerprint:
        raise NotApproved
    return publish(version, by=by.uuid, now=now)


def _note(
    verb: str, review: Review, *, by: Person, now: datetime, after: object = None, why: str = ""
) -> None:
    course = review.manuscript.course
    records.note(
        verb=verb,
        subject=f"course/{course.uuid}",
        by=by.uuid,
        now=now,
        agency=course.agency.code,
        after=after,
        why=why,
    )


__all__ = [
    "NotApproved",
    "ReasonMissing",
    "ReviewDecided",
    "ReviewerUnfit",
    "approved",
    "ask",
    "decide",
    "publish_approved",
    "reviewers_for",
]

"""Keeping the catalogue's index: at publication at once, and by the worker for what is missing."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from kawah.learning.curriculum.courses import Course, Version
from kawah.learning.curriculum.listing import LONGEST_TERM, Listing, Posting, Spelling
from kawah.learning.curriculum.weighing import forms_of, weights
from kawah.lib import stems

AT_ONCE = 20  # courses in one turn of the worker
TITLE, TAGS, GOALS, SUMMARY, PARTS = 8.0, 5.0, 3.0, 2.0, 1.0


@transaction.atomic
def index(course: Course) -> None:
    """Write down what the published version of a course speaks of."""
    version = course.published
    if version is None:
        return
    texts = list(_texts(version))
    Posting.objects.filter(course=course).delete()
    Posting.objects.bulk_create(
        Posting(course=course, term=term[:LONGEST_TERM], weight=round(weight, 4))
        for term, weight in weights(texts).items()
    )
    _spell({word for text, _weight in texts for word in stems.telling_words_in(text)})
    Listing.objects.update_or_create(
        course=course, defaults={"version": version, "edition": stems.EDITION}
    )


def index_waiting(*, now: datetime) -> int:
    """Index courses whose published version is not in the index yet; how many were indexed."""
    some = list(_unlisted().select_related("published")[:AT_ONCE])
    for course in some:
        index(course)
    return len(some)


def _texts(version: Version) -> Iterator[tuple[str, float]]:
    yield version.title, TITLE
    yield " ".join(version.tags), TAGS
    yield version.summary, SUMMARY
    yield version.audience, PARTS
    for outcome in version.outcomes.select_related("competency"):
        yield outcome.text, GOALS
        yield outcome.competency.name, GOALS
    for title in version.modules.values_list("title", flat=True):
        yield title, SUMMARY
    for title in version.activities.values_list("title", flat=True):
        yield title, PARTS
    for name in version.teachers.values_list("name", flat=True):
        yield name, PARTS


def _spell(words: set[str]) -> None:
    spelled = Spelling.objects.filter(word__in=words, form=F("word"))
    known = set(spelled.values_list("word", "term"))
    rows = [
        Spelling(form=form, word=word, term=term)
        for word in sorted(words)
        if (word, term := stems.stem(word)[:LONGEST_TERM]) not in known
        for form in sorted(forms_of(word))
    ]
    Spelling.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def _unlisted() -> "QuerySet[Course]":
    listed = Listing.objects.filter(
        course=OuterRef("pk"), version=OuterRef("published"), edition=stems.EDITION
    )
    rows = Course.objects.filter(~Exists(listed), published__isnull=False)
    return rows.order_by(F("retired_at").asc(nulls_first=True), "pk")

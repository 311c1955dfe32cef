"""Finding courses by words: those that say every word first, the weightiest before the others."""

import math

from django.db.models import Case, Count, F, FloatField, QuerySet, Sum, Value, When

from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.listing import Listing, Posting
from kawah.learning.curriculum.understanding import Search, understand

__all__ = ["Search", "find", "understand"]


def find(courses: "QuerySet[Course]", search: Search) -> "QuerySet[Course]":
    """The courses that say every word; where there are none, those that say most of them."""
    terms = {one.term for word in search.words for one in word}
    if not terms:
        return courses.none()
    rarity = _rarity(terms)
    scored = courses.filter(postings__term__in=terms).annotate(
        said=_said(search), score=_score(search, rarity)
    )
    best = scored.order_by("-said").values_list("said", flat=True).first()
    return scored.filter(said=best or 0).order_by("-score", "title", "pk")


def _said(search: Search) -> Count:
    """How many of the words a course says."""
    whens = [
        When(postings__term__in=[one.term for one in word], then=Value(seq))
        for seq, word in enumerate(search.words)
        if word
    ]
    return Count(Case(*whens), distinct=True)


def _score(search: Search, rarity: dict[str, float]) -> Sum:
    whens = [
        When(
            postings__term=one.term,
            then=F("postings__weight") * Value(rarity.get(one.term, 0.0) * one.likeness),
        )
        for word in search.words
        for one in word
    ]
    return Sum(Case(*whens, default=Value(0.0), output_field=FloatField()))


def _rarity(terms: set[str]) -> dict[str, float]:
    """What few courses say weighs more (inverse document frequency as in Okapi BM25)."""
    total = Listing.objects.count()
    counts = Posting.objects.filter(term__in=terms).values_list("term").annotate(n=Count("pk"))
    return {term: math.log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in counts}

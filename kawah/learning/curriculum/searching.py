"""Finding courses by words: those that say every word first, the weightiest before the others."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet
from msgspec import Struct

from kawah.learning.curriculum.courses import Course
from kawah.learning.curriculum.listing import Listing, Posting
from kawah.learning.curriculum.understanding import Search, Term, understand

__all__ = ["Search", "find", "understand"]
MOST_KEYS = 10_000  # in one question to the database


class Hit(Struct):
    """What a course says of the words, by their place, and how much that weighs."""

    said: set[int]
    score: float = 0.0


def find(courses: "QuerySet[Course]", search: Search) -> list[int]:
    """The keys of the courses that say every word; where there are none, of those that say most of
    them. The postings are summed up here: no database does it as quickly as it reads them.
    """
    levels: dict[int, list[int]] = defaultdict(list)
    hits = _hits(search)
    for key, hit in hits.items():
        levels[len(hit.said)].append(key)
    for _said, keys in sorted(levels.items(), reverse=True):
        if titles := _titles(courses, keys):
            return sorted(titles, key=lambda key: (-hits[key].score, titles[key], key))
    return []


def _titles(courses: "QuerySet[Course]", keys: Sequence[int]) -> dict[int, str]:
    """Of those courses among the given ones."""
    titles: dict[int, str] = {}
    for first in range(0, len(keys), MOST_KEYS):
        some = courses.filter(pk__in=keys[first : first + MOST_KEYS])
        titles.update(some.values_list("pk", "title"))
    return titles


def _hits(search: Search) -> dict[int, Hit]:
    """By the key of the course."""
    meant: dict[str, tuple[int, Term]] = {}
    for place, word in enumerate(search.words):
        for one in word:
            meant.setdefault(one.term, (place, one))
    rows = list(Posting.objects.filter(term__in=meant).values_list("course", "term", "weight"))
    rarity = _rarity(Counter(term for _course, term, _weight in rows))
    hits: dict[int, Hit] = {}
    for course, term, weight in rows:
        place, one = meant[term]
        hit = hits.setdefault(course, Hit(set()))
        hit.said.add(place)
        hit.score += weight * rarity[term] * one.likeness
    return hits


def _rarity(counts: Counter[str]) -> dict[str, float]:
    """What few courses say weighs more (inverse document frequency as in Okapi BM25)."""
    total = Listing.objects.count()
    return {term: math.log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in counts.items()}

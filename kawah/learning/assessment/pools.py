"""Which questions a quiz may draw: those of its course, and of an agency's bank that it names."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from kawah.learning.assessment.banks import Bank, Item, ItemVersion
from kawah.learning.assessment.quizzes import Quiz, Slots
from kawah.learning.curriculum.api import Course
from kawah.people.directory.api import ancestors

WITHIN = "#"  # `bank.gift#key` is a question of the agency's bank


def fixed(quiz: Quiz, course: Course) -> dict[str, ItemVersion]:
    """The questions everyone gets, by key; missing keys are missing from the result.

    A key that stands in two banks means the question of the older bank.
    """
    rows = _kept(Item.objects.filter(bank__course=course, key__in=quiz.items)).order_by("-bank")
    found = {row.key: row.newest for row in rows if row.newest}
    for name in quiz.items:
        bank, _within, key = name.partition(WITHIN)
        if name not in found and key:
            found |= _of_agency(course, bank, key, name)
    return found


def _of_agency(course: Course, bank: str, key: str, name: str) -> dict[str, ItemVersion]:
    row = _kept(Item.objects.filter(bank=_agency_bank(course, bank), key=key)).first()
    return {name: row.newest} if row and row.newest else {}


def _agency_bank(course: Course, key: str) -> Bank | None:
    """The bank of this name of the course's agency, or of the nearest one above it."""
    paths = ancestors(course.agency.path)
    rows = Bank.objects.filter(course=None, key=key, agency__path__in=paths)
    return rows.order_by("-agency__path").first()


def _kept(rows: "QuerySet[Item]") -> "QuerySet[Item]":
    return rows.filter(is_retired=False).select_related("newest")


def pool(course: Course, tags: list[str], *, bank: str = "") -> list[ItemVersion]:
    """The questions that carry all the tags, of the course or of the agency's bank of that name."""
    source = Q(bank=_agency_bank(course, bank)) if bank else Q(bank__course=course)
    wanted = set(tags)
    rows = (
        _kept(Item.objects.filter(source))
        .annotate(carried=Count("tags", filter=Q(tags__tag__in=wanted), distinct=True))
        .filter(carried=len(wanted))
        .order_by("bank", "seq")
    )
    return [row.newest for row in rows if row.newest is not None]


def pool_of(draw: Mapping[str, Any], course: Course) -> list[ItemVersion]:
    return pool(course, draw["tags"], bank=draw.get("bank", ""))


def slots_of(quiz: Quiz, course: Course) -> list[Slots]:
    """The slots as they stand today: fixed questions first, then each draw."""
    known = fixed(quiz, course)
    chosen = [known[key].pk for key in quiz.items if key in known]
    slots = [Slots(tuple(chosen), len(chosen))] if chosen else []
    for draw in quiz.draw:
        versions = pool_of(draw, course)
        slots.append(Slots(tuple(version.pk for version in versions), draw["count"]))
    return slots


def questions_of(quiz: Quiz, course: Course) -> list[ItemVersion]:
    """Every question that a paper of the quiz may hold, each once."""
    keys = [pk for slots in slots_of(quiz, course) for pk in slots.pool]
    found = ItemVersion.objects.select_related("item__bank").in_bulk(keys)
    return [found[key] for key in dict.fromkeys(keys)]

"""Which questions a quiz may draw."""

from django.db.models import Count, Q

from kawah.learning.assessment.banks import Item, ItemVersion
from kawah.learning.assessment.quizzes import Quiz, Slots
from kawah.learning.curriculum.api import Course


def fixed(quiz: Quiz, course: Course) -> dict[str, ItemVersion]:
    """The questions everyone gets, by key; missing keys are missing from the result.

    A key that stands in two banks means the question of the older bank.
    """
    rows = Item.objects.filter(bank__course=course, is_retired=False, key__in=quiz.items)
    newest_first = rows.select_related("newest").order_by("-bank")
    return {row.key: row.newest for row in newest_first if row.newest}


def pool(course: Course, tags: list[str]) -> list[ItemVersion]:
    """The questions that carry all the tags."""
    wanted = set(tags)
    rows = (
        Item.objects.filter(bank__course=course, is_retired=False)
        .annotate(carried=Count("tags", filter=Q(tags__tag__in=wanted), distinct=True))
        .filter(carried=len(wanted))
        .select_related("newest")
        .order_by("bank", "seq")
    )
    return [row.newest for row in rows if row.newest is not None]


def slots_of(quiz: Quiz, course: Course) -> list[Slots]:
    """The slots as they stand today: fixed questions first, then each draw."""
    known = fixed(quiz, course)
    chosen = [known[key].pk for key in quiz.items if key in known]
    slots = [Slots(tuple(chosen), len(chosen))] if chosen else []
    for draw in quiz.draw:
        versions = pool(course, draw["tags"])
        slots.append(Slots(tuple(version.pk for version in versions), draw["count"]))
    return slots

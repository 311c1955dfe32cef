"""The courses that answer what a learner asks of the catalogue."""

from django.db.models import Exists, OuterRef, QuerySet

from kawah.learning.curriculum.api import Course, Outcome, searching
from kawah.people.competencies.api import Competency
from kawah.web.learner.wish import LENGTHS, Wish


def narrowed(courses: "QuerySet[Course]", wish: Wish, *, minutes_per_jp: int) -> "QuerySet[Course]":
    """The courses that fit the wish but for its words."""
    if wish.competency:
        named = Outcome.objects.filter(
            version=OuterRef("published"), competency__code=wish.competency
        )
        courses = courses.filter(Exists(named))
    if wish.mode:
        courses = courses.filter(published__mode=wish.mode)
    if wish.length:
        _label, least, most = LENGTHS[wish.length]
        courses = courses.filter(
            published__minutes__gte=least * minutes_per_jp,
            published__minutes__lt=most * minutes_per_jp,
        )
    return courses


def ordered(courses: "QuerySet[Course]", search: searching.Search) -> "QuerySet[Course]":
    """What answers the words best comes first; without words, by title."""
    if search.is_empty:
        return courses.order_by("title", "pk")
    return searching.find(courses, search)


def competencies_in(courses: "QuerySet[Course]") -> list[tuple[str, str]]:
    """The competencies that some of the courses teach, by code and name."""
    taught = Outcome.objects.filter(version__in=courses.values("published"))
    rows = Competency.objects.filter(pk__in=taught.values("competency"))
    return sorted(set(rows.values_list("code", "name")), key=lambda row: row[1])

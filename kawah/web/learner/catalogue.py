"""The courses that answer what a learner asks of the catalogue."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from kawah.learning.curriculum.api import Course, Outcome, searching
from kawah.people.competencies.api import Competency
from kawah.web.learner.wish import LENGTHS, Wish

ON_A_PAGE = 12


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


def page_of(
    courses: "QuerySet[Course]", search: searching.Search, *, number: str | None
) -> tuple[Page, list[Course]]:
    """A page of keys and its courses: what answers the words best comes first; without words, by
    title."""
    keys: Any = courses.order_by("title", "pk").values_list("pk", flat=True)
    if not search.is_empty:
        keys = searching.find(courses, search)
    page = Paginator(keys, ON_A_PAGE).get_page(number)
    rows = Course.objects.select_related("published", "agency").defer("published__outline")
    found = rows.in_bulk(list(page))
    return page, [found[key] for key in page if key in found]


def competencies_in(courses: "QuerySet[Course]") -> list[tuple[str, str]]:
    """The competencies that some of the courses teach, by code and name."""
    taught = Outcome.objects.filter(version__in=courses.values("published"))
    rows = Competency.objects.filter(pk__in=taught.values("competency"))
    return sorted(set(rows.values_list("code", "name")), key=lambda row: row[1])

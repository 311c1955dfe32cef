"""The names of what was changed: `person/<uuid>`, `course/<uuid>` and the like."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model
from django.utils.html import strip_tags
from django.utils.text import Truncator

from kawah.earned.certificates.api import Certificate
from kawah.earned.hours.api import Rule
from kawah.earned.recaps.api import Recap
from kawah.learning.assessment.api import Item
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.learning.joining.api import Duty, Nomination
from kawah.people.directory.api import Agency, EmploymentKind, Person, Position, Unit
from kawah.people.rosters.api import Roster

# Where a name stands, by the kind of the subject.
NAMES: dict[str, tuple[type[Model], str]] = {
    "person": (Person, "name"),
    "agency": (Agency, "short_name"),
    "course": (Course, "title"),
    "batch": (Batch, "name"),
    "roster": (Roster, "name"),
    "nomination": (Nomination, "name"),
    "recap": (Recap, "name"),
    "duty": (Duty, "course__title"),
    "position": (Position, "name"),
    "certificate": (Certificate, "person__name"),
}
LENGTH = 80
GAP = re.compile(r"\[\[\d+\]\]")


def names_of(subjects: Iterable[str]) -> dict[str, str]:
    """Each subject with its name, as far as it has one; a query for each kind among them."""
    wanted: dict[str, set[UUID]] = {}
    coded: dict[str, set[str]] = {}
    for subject in subjects:
        kind, _, key = subject.partition("/")
        coded.setdefault(kind, set()).add(key)
        if (kind in NAMES or kind == "item") and (uuid := _uuid(key)):
            wanted.setdefault(kind, set()).add(uuid)
    named = {f"{kind}/{uuid}": name for kind in wanted for uuid, name in _named(kind, wanted[kind])}
    return named | _of_figures(coded) | _of_units(coded.get("unit", set()))


def _named(kind: str, uuids: set[UUID]) -> Iterable[tuple[UUID, str]]:
    if kind == "item":
        rows = Item.objects.filter(uuid__in=uuids).select_related("newest")
        return [(item.uuid, _beginning(item)) for item in rows]
    model, field = NAMES[kind]
    named: Iterable[tuple[UUID, str]] = model._default_manager.filter(uuid__in=uuids).values_list(
        "uuid", field
    )
    return named


def _of_figures(coded: dict[str, set[str]]) -> dict[str, str]:
    """Rules and targets, noted by their codes."""
    kinds = dict(EmploymentKind.choices)
    named = {f"jp_target/{key}": str(kinds.get(key, key)) for key in coded.get("jp_target", ())}
    if codes := coded.get("jp_rule"):
        rows = Rule.objects.filter(code__in=codes).order_by("valid_from")
        named |= {f"jp_rule/{code}": form for code, form in rows.values_list("code", "form")}
    return named


def _of_units(keys: set[str]) -> dict[str, str]:
    """Units, noted by the codes of their agency and their own."""
    if not keys:
        return {}
    agencies, codes = ({key.split("/")[at] for key in keys if "/" in key} for at in (0, -1))
    rows = Unit.objects.filter(agency__code__in=agencies, code__in=codes)
    found = rows.values_list("agency__code", "code", "name")
    return {f"unit/{agency}/{code}": name for agency, code, name in found}


def _beginning(item: Item) -> str:
    """What a question is called: its title, or how it begins."""
    if item.newest is None:
        return item.key
    question = item.newest.question
    words = question.title or GAP.sub("…", strip_tags(question.stem.value)).strip()
    return Truncator(words).chars(LENGTH)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

"""The names of what was changed: `person/<uuid>`, `course/<uuid>` and the like."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model
from django.utils.html import strip_tags
from django.utils.text import Truncator

from kawah.earned.certificates.api import Certificate
from kawah.earned.recaps.api import Recap
from kawah.learning.assessment.api import Item
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.learning.joining.api import Duty, Nomination
from kawah.people.directory.api import Agency, Person, Position
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
    for subject in subjects:
        kind, _, key = subject.partition("/")
        if (kind in NAMES or kind == "item") and (uuid := _uuid(key)):
            wanted.setdefault(kind, set()).add(uuid)
    return {f"{kind}/{uuid}": name for kind in wanted for uuid, name in _named(kind, wanted[kind])}


def _named(kind: str, uuids: set[UUID]) -> Iterable[tuple[UUID, str]]:
    if kind == "item":
        rows = Item.objects.filter(uuid__in=uuids).select_related("newest")
        return [(item.uuid, _beginning(item)) for item in rows]
    model, field = NAMES[kind]
    named: Iterable[tuple[UUID, str]] = model._default_manager.filter(uuid__in=uuids).values_list(
        "uuid", field
    )
    return named


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

"""The names of what was changed: `person/<uuid>`, `course/<uuid>` and the like."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model, QuerySet

from kawah.earned.certificates.api import Certificate
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.people.directory.api import Person

# Where a name stands, by the kind of the subject.
NAMES: dict[str, tuple[type[Model], str]] = {
    "person": (Person, "name"),
    "course": (Course, "title"),
    "batch": (Batch, "name"),
    "certificate": (Certificate, "person__name"),
}


def names_of(subjects: Iterable[str]) -> dict[str, str]:
    """Each subject with its name, as far as it has one; a query for each kind among them."""
    wanted: dict[str, set[UUID]] = {}
    for subject in subjects:
        kind, _, key = subject.partition("/")
        if kind in NAMES and (uuid := _uuid(key)):
            wanted.setdefault(kind, set()).add(uuid)
    return {f"{kind}/{uuid}": name for kind in wanted for uuid, name in _named(kind, wanted[kind])}


def _named(kind: str, uuids: set[UUID]) -> "QuerySet[Model, tuple[UUID, str]]":
    model, field = NAMES[kind]
    rows: QuerySet[Model, tuple[UUID, str]] = model._default_manager.filter(
        uuid__in=uuids
    ).values_list("uuid", field)
    return rows


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

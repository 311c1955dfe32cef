"""Which record goes on for one that was merged."""

from kawah.people.directory.api import Person
from kawah.people.doubles.models import Merger


def merger_of(person: Person) -> Merger | None:
    """How this record went, if it did; whoever is at work has not."""
    if person.is_active:
        return None
    rows = Merger.objects.filter(gone=person, outcome="merged")
    return rows.select_related("gone__agency", "stays__agency", "decided_by").first()


def is_merged(person: Person) -> bool:
    return not person.is_active and Merger.objects.filter(gone=person, outcome="merged").exists()

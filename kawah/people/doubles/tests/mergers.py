"""Mergers of two records, decided or still to be decided."""

from uuid import uuid4

from django.db import transaction

from kawah.people.directory.api import Person
from kawah.people.doubles import merging
from kawah.people.doubles.models import Merger
from tests.factories import NOW, make_person


def asked(gone: Person, stays: Person, **known) -> Merger:
    values = {"asked_by": make_person(stays.agency), "asked_at": NOW, "why": "NIP baru."}
    return Merger.objects.create(uuid=uuid4(), gone=gone, stays=stays, **values | known)


@transaction.atomic
def merged(gone: Person, stays: Person) -> Merger:
    """The two made one by two others."""
    decided = {"decided_by": make_person(stays.agency), "decided_at": NOW, "outcome": "merged"}
    row = asked(gone, stays, **decided)
    merging.merge(row, now=NOW)
    gone.refresh_from_db()
    stays.refresh_from_db()
    return row

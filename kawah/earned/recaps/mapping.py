"""Saying what the columns of a recap mean; the agency is not asked again about the same heading."""

from collections.abc import Sequence

from django.db import transaction

from kawah.earned.recaps import columns
from kawah.earned.recaps.confirming import RecapMoved, hold
from kawah.earned.recaps.models import Recap, Row, Stage
from kawah.people.directory.api import Person
from kawah.people.rosters.api import demand, remember
from kawah.records import api as records

MAPPED = (Stage.READ, Stage.JUDGED)


@transaction.atomic
def mean(recap: Recap, meant: Sequence[str], *, by: Person) -> None:
    """Take over what each heading means, and let the rows be judged by it. Whoever handed the file
    in says so, and somebody else accepts what comes of it.

    Raises MappingRefused, RecapMoved.
    """
    demand(meant, missing=columns.missing(meant))
    held = hold(recap, *MAPPED)
    if held.by_id != by.pk:
        raise RecapMoved
    Row.objects.filter(recap=held).delete()
    held.meant, held.stage, held.place = list(meant), Stage.JUDGING, 0
    held.save(update_fields=["meant", "stage", "place"])
    remember(held.agency, held.headings, meant, among=columns.EVERY)
    transaction.on_commit(records.ring)

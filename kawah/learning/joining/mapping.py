"""Saying which columns of a file tell whom it names; the agency is not asked again."""

from collections.abc import Sequence

from django.db import transaction

from kawah.learning.joining.confirming import hold
from kawah.learning.joining.nominations import Nomination, Nominee, Stage
from kawah.people.rosters.api import WHO, demand, remember, unnamed
from kawah.records import api as records

MAPPED = (Stage.READ, Stage.JUDGED)


@transaction.atomic
def mean(nomination: Nomination, meant: Sequence[str]) -> None:
    """Take over what each heading means, and let the rows be judged by it.

    Raises MappingRefused, NominationMoved.
    """
    demand(meant, missing=unnamed(meant))
    held = hold(nomination, *MAPPED)
    Nominee.objects.filter(nomination=held).delete()
    held.meant, held.stage, held.place = list(meant), Stage.JUDGING, 0
    held.save(update_fields=["meant", "stage", "place"])
    remember(held.agency, held.headings, meant, among=WHO)
    transaction.on_commit(records.ring)

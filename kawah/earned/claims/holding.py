"""A claim that somebody decides about, for one transaction alone."""

from kawah.earned.claims.models import Claim
from kawah.people.directory.api import Person
from kawah.records import api as records


class OwnClaim(Exception):
    """Nobody checks an own claim."""


class ReasonMissing(Exception):
    """What goes back, is refused or taken back needs a reason that its owner can act on."""


def hold(claim: Claim, *, by: Person) -> Claim:
    """The claim, locked; whose queue it feeds is locked first, as everywhere. Raises OwnClaim."""
    if claim.person_id == by.pk:
        raise OwnClaim
    records.hold(claim.person.uuid)
    rows = Claim.objects.select_for_update(of=("self",)).select_related("person__agency")
    return rows.get(pk=claim.pk)

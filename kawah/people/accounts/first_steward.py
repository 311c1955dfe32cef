"""The first person of an agency: entered, asked to be its steward, and given a way in."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from kawah.lib.periods import local_day, years_from
from kawah.people.access.api import Role, Wanted, ask_grant
from kawah.people.accounts.models import SlipOrder
from kawah.people.accounts.ordering import renew_access
from kawah.people.directory.api import (
    Agency,
    EmploymentKind,
    Person,
    Reach,
    Scope,
    enlist,
)


class AgencyHasPeople(Exception):
    """Somebody works there already, who can get the role in the usual way."""


def awaits_steward(agency: Agency) -> bool:
    """Whether nobody works there but those who look after the whole nation, of whom each would
    have to be approved by a third."""
    there = Person.objects.filter(agency=agency, is_active=True)
    return not there.exclude(grants__role=Role.NATIONAL).exists()


class Newcomer(Struct, frozen=True):
    name: str
    kind: EmploymentKind
    nip: str
    email: str


@transaction.atomic
def name_first_steward(
    key: UUID,
    agency: Agency,
    newcomer: Newcomer,
    *,
    scope: Scope,
    by: Person,
    why: str,
    now: datetime,
) -> SlipOrder:
    """Enter somebody, ask for the role, which waits for a second person, and order a code; sent
    twice, it is done once. Raises AgencyHasPeople, PersonRefused, GrantOutOfReach.
    """
    held: Agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    earlier = SlipOrder.objects.filter(uuid=key, agency=held, by=by).first()
    if earlier is not None:
        return earlier
    if not awaits_steward(held):
        raise AgencyHasPeople
    person = enlist(
        newcomer.name,
        kind=newcomer.kind,
        agency=held,
        nip_text=newcomer.nip,
        email=newcomer.email or None,
        by=by.uuid,
        now=now,
    )
    today = local_day(now, held.time_zone)
    wanted = Wanted(person, Role.STEWARD, Reach.AGENCY, held, None, today, years_from(today, 1))
    ask_grant(key, wanted, scope=scope, by=by, why=why, now=now)
    by_mail = bool(newcomer.email)
    order, _new = renew_access(key, person, scope=scope, by=by, by_mail=by_mail, why=why, now=now)
    return order

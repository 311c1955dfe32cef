"""Ordering tickets: for one person, a unit or a whole agency."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kawah.lib.periods import local_day
from kawah.people.access.api import alike, beyond, end_sign_ins
from kawah.people.accounts.models import SlipOrder, Ticket
from kawah.people.directory.api import Agency, Person, Reach, Scope, Unit
from kawah.people.notices import api as notices
from kawah.records import api as records

WITHOUT_PASSWORD = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)


class AccountOutOfReach(Exception):
    """The person holds a role that reaches further than whoever asks: others decide over it."""


def within_power(scope: Scope, *, on: date) -> "QuerySet[Any]":
    """The active people over whose accounts a scope decides."""
    return over_whom(scope, on=on).filter(is_active=True)


def over_whom(scope: Scope, *, on: date) -> "QuerySet[Any]":
    """The same, with those who are not at work any more."""
    rows: QuerySet[Any] = Person.objects.visible_to(scope, on=on)
    if scope.reach == Reach.OWN:
        return rows.none()
    return rows.filter(~Exists(beyond(scope, on=on).filter(person=OuterRef("pk"))))


class OnlyByMail(Exception):
    """The person could be the second one where whoever asks is the first: nobody but the owner may
    hold the code, so it goes to the address on record, and never on paper."""


def is_alike(scope: Scope, *, on: date) -> Exists:
    """Whether the person of an outer query holds such a role."""
    return Exists(alike(scope, on=on).filter(person=OuterRef("pk")))


def members_of(order: SlipOrder, *, now: datetime) -> "QuerySet[Any]":
    """Whom an order is still for."""
    on = local_day(now, order.agency.time_zone)
    rows = within_power(order.scope, on=on)
    rows = rows.exclude(is_alike(order.scope, on=on), email=None)
    if order.person_id:
        return rows.filter(pk=order.person_id)
    if order.chosen is not None:
        rows = rows.filter(pk__in=order.chosen)
    return without_password(rows, unit=order.unit, renews=order.renews, now=now)


def without_password(
    people: Any, *, unit: Unit | None, renews: bool, now: datetime
) -> "QuerySet[Any]":
    """Of a queryset of persons those who cannot sign in yet; unless `renews`, without those whose
    ticket is still good."""
    rows: Any = people.filter(WITHOUT_PASSWORD)
    if unit is not None:
        there = Scope(0, Reach.UNIT, agency_path=unit.agency.path, unit_path=unit.path)
        rows = rows.visible_to(there, on=local_day(now, unit.agency.time_zone))
    found: QuerySet[Any] = rows if renews else rows.filter(~has_code(now=now))
    return found


def has_code(*, now: datetime) -> Exists:
    """Whether the person of an outer query has a ticket that is still good."""
    good = Ticket.objects.filter(
        person=OuterRef("pk"), is_asked=False, used_at=None, ended_at=None, expires_at__gt=now
    )
    return Exists(good)


@transaction.atomic
def order_slips(
    uuid: UUID,
    *,
    agency: Agency,
    unit: Unit | None,
    scope: Scope,
    by: Person,
    by_mail: bool,
    renews: bool,
    now: datetime,
) -> tuple[SlipOrder, bool]:
    """Order tickets for everyone without a password; the order and whether it is new."""
    values: dict[str, object] = {"unit": unit, "person": None, "renews": renews}
    order, is_new = _order(
        uuid, agency=agency, scope=scope, by=by, by_mail=by_mail, now=now, values=values
    )
    if is_new:
        records.note(
            verb="account.slips_ordered",
            subject=f"agency/{agency.uuid}",
            by=by.uuid,
            now=now,
            agency=agency.code,
            after={"unit": unit.code if unit else "", "by_mail": by_mail},
        )
    return order, is_new


@transaction.atomic
def order_slips_for(
    uuid: UUID,
    people: Sequence[Person],
    *,
    agency: Agency,
    scope: Scope,
    by: Person,
    by_mail: bool,
    renews: bool,
    now: datetime,
) -> SlipOrder:
    """Order tickets for those of some people who have no password; sent twice it is one order."""
    values: dict[str, object] = {
        "unit": None,
        "person": None,
        "renews": renews,
        "chosen": [person.pk for person in people],
    }
    order, is_new = _order(
        uuid, agency=agency, scope=scope, by=by, by_mail=by_mail, now=now, values=values
    )
    if is_new:
        records.note(
            verb="account.slips_ordered",
            subject=f"agency/{agency.uuid}",
            by=by.uuid,
            now=now,
            agency=agency.code,
            after={"unit": "", "by_mail": by_mail, "people": len(people)},
        )
    return order


@transaction.atomic
def renew_access(
    uuid: UUID,
    person: Person,
    *,
    scope: Scope,
    by: Person,
    by_mail: bool,
    why: str,
    now: datetime,
) -> tuple[SlipOrder, bool]:
    """A ticket for one person; a password held before and all sign-ins end at once.

    Raises AccountOutOfReach, OnlyByMail.
    """
    on = local_day(now, person.agency.time_zone)
    if not within_power(scope, on=on).filter(pk=person.pk).exists():
        raise AccountOutOfReach
    is_mailed = by_mail and bool(person.email)
    if not is_mailed and alike(scope, on=on).filter(person=person).exists():
        raise OnlyByMail
    values: dict[str, object] = {"unit": None, "person": person, "renews": True}
    order, is_new = _order(
        uuid, agency=person.agency, scope=scope, by=by, by_mail=by_mail, now=now, values=values
    )
    if is_new:
        _close(person)
        records.note(
            verb="account.access_renewed",
            subject=f"person/{person.uuid}",
            by=by.uuid,
            now=now,
            agency=person.agency.code,
            after={"by_mail": by_mail},
            why=why,
        )
        notices.tell(
            person,
            key=f"renewal:{uuid}",
            kind="access_renewed",
            values={"by": by.name},
            path="/saya/",
            now=now,
        )
    return order, is_new


def _close(person: Person) -> None:
    """Whoever knows the password before gets in no more."""
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    held.set_unusable_password()
    held.save(update_fields=["password"])
    end_sign_ins(held)


def _order(
    uuid: UUID,
    *,
    agency: Agency,
    scope: Scope,
    by: Person,
    by_mail: bool,
    now: datetime,
    values: dict[str, object],
) -> tuple[SlipOrder, bool]:
    """Sent twice, it is one order."""
    given = {
        **values,
        "agency": agency,
        "by": by,
        "agency_path": scope.agency_path,
        "unit_path": scope.unit_path,
        "by_mail": by_mail,
        "made_at": now,
    }
    order, is_new = SlipOrder.objects.get_or_create(uuid=uuid, defaults=given)
    transaction.on_commit(records.ring)
    return order, is_new

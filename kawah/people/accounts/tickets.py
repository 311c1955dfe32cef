"""One-time tickets: issued, looked at, and used up when a password is set."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import QuerySet

from kawah.lib import codes, sealing
from kawah.lib.periods import local_day
from kawah.people.access.api import Role, end_sign_ins, grant
from kawah.people.accounts.models import Arrival, Ticket
from kawah.people.directory.api import EmploymentKind, Person, Reach
from kawah.records import api as records

# Sheets are handed round on islands and in villages; a letter may wait for the next market day, and
# whoever asked for one at the sign-in page is sitting there.
SHEET_LIFE, LETTER_LIFE, ASKED_LIFE = timedelta(days=30), timedelta(days=7), timedelta(hours=2)
LENGTH, GROUP = 12, 4  # eleven of chance: 53 bits
PURPOSE = "ticket"

Fault = Literal["unknown", "used", "ended", "expired", "active"]


class TicketUnusable(Exception):
    """No password can be set with this ticket; `fault` says why, `ticket` which one it is."""

    def __init__(self, fault: Fault, ticket: Ticket | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.ticket = ticket


def show(code: str) -> str:
    """The code as it is printed: `K7QM-2XWB-9RTC`."""
    return codes.show(code, group=GROUP)


def digest_of(code: str) -> str:
    return sealing.digest(code, purpose=PURPOSE)


def issue(person: Person, *, life: timedelta, is_asked: bool = False, now: datetime) -> str:
    """A new ticket's code; those that it takes the place of end."""
    (code,) = issue_all([person], life=life, is_asked=is_asked, now=now)
    return code


@transaction.atomic
def issue_all(
    people: Sequence[Person], *, life: timedelta, is_asked: bool = False, now: datetime
) -> list[str]:
    """A ticket for each of some people, in their order."""
    fresh = [codes.new(LENGTH) for _person in people]
    keep(people, fresh, life=life, is_asked=is_asked, now=now)
    return fresh


@transaction.atomic
def keep(
    people: Sequence[Person],
    fresh: Sequence[str],
    *,
    life: timedelta,
    now: datetime,
    is_asked: bool = False,
) -> None:
    """Let these codes hold: one that was given ends all others, one asked for those asked for."""
    rows = _open([person.pk for person in people])
    (rows.filter(is_asked=True) if is_asked else rows).update(ended_at=now)
    Ticket.objects.bulk_create(
        Ticket(
            person=person,
            digest=digest_of(code),
            is_asked=is_asked,
            made_at=now,
            expires_at=now + life,
        )
        for person, code in zip(people, fresh, strict=True)
    )


def examine(text: str, *, now: datetime) -> Ticket:
    """The ticket that a text names, still good. Raises codes.CodeUnreadable, TicketUnusable."""
    code = codes.parse(text, length=LENGTH)
    rows = Ticket.objects.filter(digest=digest_of(code))
    ticket = rows.select_related("person__agency").first()
    if ticket is None or not ticket.person.is_active:
        raise TicketUnusable("unknown")
    if fault := fault_of(ticket, now=now):
        raise TicketUnusable(fault, ticket)
    return ticket


def fault_of(ticket: Ticket, *, now: datetime) -> Fault | None:
    if ticket.used_at is not None:
        return "used"
    if ticket.ended_at is not None:
        is_active = not ticket.is_asked and ticket.person.has_usable_password()
        return "active" if is_active else "ended"
    return "expired" if ticket.expires_at <= now else None


@transaction.atomic
def use(ticket: Ticket, *, password: str, now: datetime) -> Person:
    """Set the password; the ticket, all others of the person and every sign-in end.

    Raises TicketUnusable when somebody was faster.
    """
    held: Person = Person.objects.select_for_update(of=("self",)).get(pk=ticket.person_id)
    used = Ticket.objects.filter(pk=ticket.pk, used_at=None, ended_at=None, expires_at__gt=now)
    if not held.is_active or not used.update(used_at=now):
        ticket.refresh_from_db()
        raise TicketUnusable(fault_of(ticket, now=now) or "unknown", ticket)
    is_new = held.last_login is None
    _open([held.pk]).update(ended_at=now)
    held.set_password(password)
    held.save(update_fields=["password"])
    end_sign_ins(held)
    _welcome(held, now=now)
    if is_new:
        Arrival.objects.get_or_create(person=held, defaults={"at": now})
    records.note(
        verb="person.activated" if is_new else "person.password_reset",
        subject=f"person/{held.uuid}",
        by=held.uuid,
        now=now,
        agency=held.agency.code,
    )
    return held


def end_tickets(person: Person, *, now: datetime) -> None:
    """No ticket of this person holds any longer."""
    end_tickets_of([person.pk], now=now)


def end_tickets_of(people: Collection[int], *, now: datetime) -> None:
    """The same, for many by their keys."""
    _open(people).update(ended_at=now)


def _welcome(person: Person, *, now: datetime) -> None:
    """Every civil servant learns."""
    if person.kind == EmploymentKind.NON_ASN:
        return
    today = local_day(now, person.agency.time_zone)
    grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=today, by=person, now=now)


def _open(people: Collection[int]) -> "QuerySet[Ticket]":
    return Ticket.objects.filter(person__in=people, used_at=None, ended_at=None)

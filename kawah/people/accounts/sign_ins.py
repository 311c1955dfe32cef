"""The sign-ins of a person: remembered, listed, ended one by one or all but one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kawah.people.access.api import end_sign_ins
from kawah.people.accounts import devices
from kawah.people.accounts.entry_rows import SignIn
from kawah.people.directory.api import Person

KEPT, AT_ONCE = timedelta(days=15), 500  # a session that nobody uses ends after fourteen days


def remember_sign_in(person: Person, *, session: str, agent: str, now: datetime) -> None:
    device = devices.read(agent)
    values = {
        "person": person,
        "browser": device.browser,
        "system": device.system,
        "made_at": now,
    }
    SignIn.objects.update_or_create(session=session, defaults=values)


def sign_ins_of(person: Person, *, now: datetime) -> list[SignIn]:
    """Those that still hold, the newest first."""
    live = Session.objects.filter(session_key=OuterRef("session"), expire_date__gt=now)
    return list(SignIn.objects.filter(Exists(live), person=person).order_by("-made_at", "-pk"))


@transaction.atomic
def end_sign_in(person: Person, uuid: UUID) -> bool:
    """End one of one's own; False when it is over already."""
    row = SignIn.objects.filter(person=person, uuid=uuid).first()
    if row is None:
        return False
    row.delete()
    return bool(Session.objects.filter(session_key=row.session).delete()[0])


@transaction.atomic
def end_others(person: Person) -> None:
    """End every sign-in, also those from before they were remembered; the caller renews its own."""
    end_sign_ins(person)


@transaction.atomic
def keep_only(person: Person, *, before: str, session: str) -> None:
    """After a renewal under a new key: of the sign-ins only this one is left."""
    SignIn.objects.filter(person=person).exclude(session=before).delete()
    SignIn.objects.filter(person=person, session=before).update(session=session)


def forget_ended(*, now: datetime) -> int:
    """Delete rows of sessions that are over; nothing more is found until the next day begins."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    live = Session.objects.filter(session_key=OuterRef("session"))
    over = SignIn.objects.filter(~Exists(live), made_at__lt=today - KEPT)
    keys = list(over.values_list("pk", flat=True)[:AT_ONCE])
    return SignIn.objects.filter(pk__in=keys).delete()[0] if keys else 0

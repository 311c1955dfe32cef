"""The sign-ins of a person: remembered, listed, ended one by one or all but one."""

from datetime import datetime
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef

from kawah.people.access.api import end_sign_ins
from kawah.people.accounts import devices
from kawah.people.accounts.entry_rows import SignIn
from kawah.people.directory.api import Person


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

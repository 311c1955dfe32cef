"""The worker's part: sign-ins that are over are forgotten."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kawah.people.accounts.entry_rows import SignIn

KEPT, AT_ONCE = timedelta(days=15), 500  # a session that nobody uses ends after fourteen days


def forget_ended(*, now: datetime) -> int:
    """Delete rows of sessions that are over; nothing more is found until the next day begins."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    live = Session.objects.filter(session_key=OuterRef("session"))
    over = SignIn.objects.filter(~Exists(live), made_at__lt=today - KEPT)
    keys = list(over.values_list("pk", flat=True)[:AT_ONCE])
    return SignIn.objects.filter(pk__in=keys).delete()[0] if keys else 0

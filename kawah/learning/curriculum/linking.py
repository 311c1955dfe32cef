"""Teachers whose account was made after their course came in."""

from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Lower

from kawah.learning.curriculum.parts import Teacher
from kawah.people.directory.api import Person


def link_teachers(*, now: datetime) -> int:
    """Join each teacher without an account to the one with their address; how many were joined."""
    known = Person.objects.alias(address=Lower("email")).filter(address=Lower(OuterRef("email")))
    account = Subquery(known.values("pk")[:1])
    alone = Teacher.objects.filter(person=None).exclude(email="")
    return alone.alias(account=account).filter(account__isnull=False).update(person=account)

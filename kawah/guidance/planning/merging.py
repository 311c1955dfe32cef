"""Advice of two records that turned out to be one person's."""

from datetime import datetime

from kawah.guidance.planning.models import Advice
from kawah.people.doubles.api import Merger


def merge(merger: Merger, *, now: datetime) -> None:
    """It is given anew from what both have learned."""
    Advice.objects.filter(person__in=[merger.gone, merger.stays]).delete()

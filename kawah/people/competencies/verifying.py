"""How sure the levels are that posts ask."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from kawah.people.competencies.models import Standard, Status
from kawah.people.directory.api import Position


def are_verified(positions: Collection[Position], *, on: date) -> bool:
    """Whether every level that these posts ask on a day was checked against its regulation."""
    asked = Q()
    for position in positions:
        asked |= Q(position=position) | Q(kind=position.kind, grade=position.grade, position=None)
    rows = Standard.objects.filter(asked).exclude(valid_to__lt=on).exclude(valid_from__gt=on)
    return not positions or not rows.exclude(status=Status.VERIFIED).exists()

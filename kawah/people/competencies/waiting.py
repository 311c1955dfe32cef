"""The changes of the framework that nobody has decided yet."""

from collections.abc import Sequence

from django.db.models import QuerySet

from kawah.people.access.api import Grant, Role
from kawah.people.competencies.models import Proposal
from kawah.people.directory.api import Person, Reach


def open_proposals() -> "QuerySet[Proposal]":
    """Those that nobody has decided, the oldest first."""
    rows = Proposal.objects.filter(decided_at=None).select_related("asked_by")
    return rows.order_by("asked_at", "pk")


def awaiting_proposals(person: Person, *, grants: Sequence[Grant]) -> "QuerySet[Proposal]":
    """The open ones that a person with these roles may decide: those of others."""
    rows = open_proposals()
    is_national = any(one.role == Role.NATIONAL and one.reach == Reach.NATIONAL for one in grants)
    return rows.exclude(asked_by=person) if is_national else rows.none()

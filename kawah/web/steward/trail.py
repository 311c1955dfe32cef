"""Which administrative changes somebody may read."""

from datetime import date

from django.db.models import QuerySet

from kawah.people.directory.api import Agency, Reach, Scope
from kawah.records.api import Change
from kawah.web.shell.acts import PRIVATE
from kawah.web.steward.people import anyone_of


def changes_in(scope: Scope, *, on: date) -> "QuerySet[Change]":
    """The changes of the agencies looked after, or about those people of theirs who are in sight;
    the newest first. Who looks after the nation sees what concerns no single agency, too."""
    rows: QuerySet[Change] = Change.objects.exclude(verb__in=PRIVATE).order_by("-at", "-pk")
    if scope.reach == Reach.NATIONAL:
        return rows
    if scope.has_agencies:
        return rows.filter(agency__in=Agency.objects.visible_to(scope).values("code"))
    people = anyone_of(scope, on=on).values_list("uuid", flat=True)
    return rows.filter(subject__in=[f"person/{uuid}" for uuid in people])

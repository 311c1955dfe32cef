"""The people somebody looks after."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from kawah.insight.analytics.api import anyone_of, employees
from kawah.people.accounts.api import at_work_or_left
from kawah.people.directory.api import Person, Reach, Scope

__all__ = ["anyone_of", "employees", "recorded"]


def recorded(scope: Scope, *, on: date) -> "QuerySet[Any]":
    """Everyone at work whom a scope over others reaches, and those who left."""
    rows: QuerySet[Any] = Person.objects.visible_to(scope, on=on)
    return rows.none() if scope.reach == Reach.OWN else at_work_or_left(rows)

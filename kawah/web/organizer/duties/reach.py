"""Whose rules somebody sees: those of the agencies that they look after as a whole."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from kawah.learning.joining import api as joining
from kawah.web.shell.asking import PersonRequest

RELATED = ("agency", "course__agency", "unit", "by", "ended_by")


def duties_of(request: PersonRequest) -> "QuerySet[Any]":
    rows: QuerySet[Any] = joining.Duty.objects.visible_to(request.scope)
    return rows.select_related(*RELATED)


def found(request: PersonRequest, uuid: UUID) -> joining.Duty:
    duty: joining.Duty = get_object_or_404(duties_of(request), uuid=uuid)
    return duty

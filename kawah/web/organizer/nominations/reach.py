"""Whose files somebody sees: those of the agencies that they look after as a whole."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from kawah.learning.joining import api as joining
from kawah.web.shell.asking import PersonRequest

RELATED = ("agency", "course", "batch", "by", "confirmed_by", "undone_by")


def nominations_of(request: PersonRequest) -> "QuerySet[Any]":
    rows: QuerySet[Any] = joining.Nomination.objects.visible_to(request.scope)
    return rows.select_related(*RELATED)


def found(request: PersonRequest, uuid: UUID) -> joining.Nomination:
    row: joining.Nomination = get_object_or_404(nominations_of(request), uuid=uuid)
    return row


def back(request: PersonRequest, uuid: UUID) -> HttpResponse:
    """To the page of the file, which shows where it stands by now."""
    messages.info(request, _("Berkas ini sudah dilanjutkan; inilah keadaannya sekarang."))
    return redirect("organizer:nomination", uuid)

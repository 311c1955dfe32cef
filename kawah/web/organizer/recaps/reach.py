"""Whose recaps somebody sees: those of the agencies that they look after as a whole."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from kawah.earned.recaps import api as recaps
from kawah.web.shell.asking import PersonRequest

RELATED = ("agency", "by", "confirmed_by", "undone_by")


def recaps_of(request: PersonRequest) -> "QuerySet[Any]":
    rows: QuerySet[Any] = recaps.Recap.objects.visible_to(request.scope)
    return rows.select_related(*RELATED)


def to_accept(request: PersonRequest) -> "QuerySet[Any]":
    """What waits for this person, who handed in none of it."""
    return recaps_of(request).filter(stage=recaps.Stage.JUDGED).exclude(by=request.person)


def found(request: PersonRequest, uuid: UUID) -> recaps.Recap:
    row: recaps.Recap = get_object_or_404(recaps_of(request), uuid=uuid)
    return row


def back(request: PersonRequest, uuid: UUID) -> HttpResponse:
    """To the page of the file, which shows where it stands by now."""
    messages.info(request, _("Berkas ini sudah dilanjutkan; inilah keadaannya sekarang."))
    return redirect("organizer:recap", uuid)

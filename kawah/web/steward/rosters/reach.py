"""Whose files somebody sees: those of the agencies that they look after as a whole."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from kawah.people.directory.api import Agency
from kawah.people.rosters import api as rosters
from kawah.web.shell.asking import PersonRequest


def agency_of(request: PersonRequest) -> Agency:
    """Whose file it will be; who looks after no whole agency hands in none."""
    own = request.grant.agency if request.grant and request.grant.agency else request.person.agency
    if not Agency.objects.visible_to(request.scope).filter(pk=own.pk).exists():
        raise Http404
    return own


def rosters_of(request: PersonRequest) -> "QuerySet[Any]":
    rows: QuerySet[Any] = rosters.Roster.objects.visible_to(request.scope)
    return rows.select_related("agency", "by")


def found(request: PersonRequest, uuid: UUID) -> rosters.Roster:
    roster: rosters.Roster = get_object_or_404(rosters_of(request), uuid=uuid)
    return roster


def back(request: PersonRequest, uuid: UUID) -> HttpResponse:
    """To the roster's page, which shows where it stands by now."""
    messages.info(request, _("Berkas ini sudah dilanjutkan; inilah keadaannya sekarang."))
    return redirect("steward:roster", uuid)

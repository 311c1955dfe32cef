"""The resep alone, as it is put beside a page that has saved something."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import panel
from kawah.web.trainer.studio.desk import desk_for


@may(Verb.TEACH)
def findings(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    context = {"desk": desk, "panel": panel.panel_of(desk)}
    return render(request, "trainer/parts/panel.html", context)

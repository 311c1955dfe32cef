"""Saying which columns of a file tell whom it names."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.people.rosters.api import WHO, sampled
from kawah.web.organizer.nominations import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.choosing import Chosen, choose


@may(Verb.ORGANIZE)
def columns(request: PersonRequest, nomination: UUID) -> HttpResponse:
    held = reach.found(request, nomination)
    if held.stage not in (joining.Stage.READ, joining.Stage.JUDGED):
        return reach.back(request, nomination)
    file = Chosen(
        name=held.name,
        title=_("Pendaftaran dengan berkas"),
        listed=reverse("organizer:nominations"),
        dropped=reverse("organizer:nomination_disposal", args=[nomination]),
        columns=WHO,
        asked=sampled(held),
        meant=held.meant,
    )
    try:
        page = choose(request, file, mean=partial(joining.mean, held))
    except joining.NominationMoved:
        return reach.back(request, nomination)
    return page or redirect("organizer:nomination", nomination)

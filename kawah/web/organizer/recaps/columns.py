"""Saying what the columns of a recap mean: whoever handed it in does."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.earned.recaps import api as recaps
from kawah.people.access.api import Verb
from kawah.people.rosters.api import sampled
from kawah.web.organizer.recaps import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.choosing import Chosen, choose


@may(Verb.ORGANIZE)
def columns(request: PersonRequest, recap: UUID) -> HttpResponse:
    held = reach.found(request, recap)
    if held.by_id != request.person.pk:
        return redirect("organizer:recap", recap)
    if held.stage not in (recaps.Stage.READ, recaps.Stage.JUDGED):
        return reach.back(request, recap)
    file = Chosen(
        name=held.name,
        title=_("Rekap JP instansi"),
        listed=reverse("organizer:recaps"),
        dropped=reverse("organizer:recap_disposal", args=[recap]),
        columns=recaps.COLUMNS,
        asked=sampled(held),
        meant=held.meant,
    )
    try:
        page = choose(request, file, mean=partial(recaps.mean, held, by=request.person))
    except recaps.RecapMoved:
        return reach.back(request, recap)
    return page or redirect("organizer:recap", recap)

"""Saying what the columns of a file mean."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.choosing import Chosen, choose
from kawah.web.steward.rosters import reach


@may(Verb.ADMINISTER)
def columns(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage not in (rosters.Stage.READ, rosters.Stage.JUDGED):
        return reach.back(request, roster)
    file = Chosen(
        name=held.name,
        title=_("Impor pegawai"),
        listed=reverse("steward:rosters"),
        dropped=reverse("steward:roster_disposal", args=[roster]),
        columns=rosters.COLUMNS,
        asked=rosters.sampled(held),
        meant=held.meant,
    )
    try:
        page = choose(request, file, mean=partial(rosters.mean, held))
    except rosters.RosterMoved:
        return reach.back(request, roster)
    return page or redirect("steward:roster", roster)

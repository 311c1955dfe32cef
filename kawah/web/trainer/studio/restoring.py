"""Putting back what was taken out of a course."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import removing, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.desk import readable
from kawah.web.trainer.studio.moves import back


@require_POST
@may(Verb.TEACH)
def restore(request: PersonRequest, manuscript: UUID, removal: UUID) -> HttpResponse:
    row = readable(request, manuscript).manuscript
    gone = get_object_or_404(row.removals, uuid=removal)
    try:
        removing.restore(gone, by=request.person, now=request.now)
    except writing.TooLarge:
        told = _("Naskah ini sudah terlalu besar; kecilkan atau hapus berkasnya.")
        messages.warning(request, told)
        return back(row, "susunan")
    messages.success(request, _("“%(title)s” dikembalikan.") % {"title": gone.title})
    return back(row, "susunan")

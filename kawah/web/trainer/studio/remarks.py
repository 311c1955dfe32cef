"""Heeding a remark of the reviewer, and taking that back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import Comment, commenting
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.desk import Desk, desk_for
from kawah.web.trainer.studio.writing_places import address


@require_POST
@may(Verb.TEACH)
def settle(request: PersonRequest, manuscript: UUID, comment: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    found = get_object_or_404(Comment, review__manuscript=desk.manuscript, uuid=comment)
    if "open" in request.POST:
        commenting.reopen(found)
        messages.success(request, _("Catatan ini dibuka lagi."))
    else:
        commenting.settle(found, by=request.person, now=request.now)
        messages.success(request, _("Catatan ini ditandai sudah diperbaiki."))
    return redirect(_onward(request, desk, found))


def _onward(request: PersonRequest, desk: Desk, comment: Comment) -> str:
    """Back to the passage where it was pressed; else to the list of all remarks."""
    number = request.POST.get("di", "")
    if number.isdecimal() and len(number) < 9:
        return address(desk, comment, int(number) - 1)
    return desk.place("manuscript_review") + "#catatan"

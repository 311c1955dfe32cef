"""Heeding a remark of the reviewer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import Comment, reviewing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.desk import manuscript_of


@require_POST
@may(Verb.TEACH)
def settle(request: PersonRequest, manuscript: UUID, comment: UUID) -> HttpResponse:
    row = manuscript_of(request.person, manuscript)
    found = get_object_or_404(Comment, review__manuscript=row, uuid=comment)
    reviewing.settle(found, by=request.person, now=request.now)
    messages.success(request, _("Catatan ini ditandai selesai."))
    return redirect("trainer:manuscript_review", manuscript)

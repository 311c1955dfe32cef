"""Findings of the resep that trainers ask to be waived: decided, counted."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import Decision, waiving
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 30


@may(Verb.ADMINISTER)
def waivers(request: PersonRequest) -> HttpResponse:
    rows = waiving.visible_to(request.scope)
    decided = Paginator(rows.exclude(decision=Decision.OPEN), ON_A_PAGE)
    context = {
        "rate": waiving.rate_of(request.scope, on=request.today),
        "asked": rows.filter(decision=Decision.OPEN),
        "page": decided.get_page(request.GET.get("halaman")),
    }
    return render(request, "steward/waivers.html", context)


@require_POST
@may(Verb.ADMINISTER)
def decide(request: PersonRequest, waiver: UUID) -> HttpResponse:
    row = get_object_or_404(waiving.visible_to(request.scope), uuid=waiver)
    try:
        waiving.decide(
            row,
            is_granted="grant" in request.POST,
            path=reverse("trainer:course", args=[row.course.uuid]),
            by=request.person,
            now=request.now,
        )
    except waiving.OwnWaiver:
        messages.warning(request, _("Anda sendiri yang memintanya, jadi orang lain memutuskan."))
    except waiving.WaiverDecided:
        messages.info(request, _("Pengecualian ini sudah diputuskan."))
    else:
        messages.success(request, _("Keputusan Anda tersimpan dan pengusulnya dikabari."))
    return redirect("steward:waivers")

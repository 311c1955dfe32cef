"""Asking for a waiver of a finding."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import waiving
from kawah.people.access.api import Verb
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import panel
from kawah.web.trainer.studio.desk import desk_for
from kawah.web.trainer.studio.waiver_form import WaiverForm


@may(Verb.TEACH)
def waiver(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    asked = request.GET.get("temuan", ""), request.GET.get("di", "")
    found = [one for one in panel.panel_of(desk).now if (one.code, one.key) == asked]
    days = waiving.longest_of(asked[0], on=request.today) if found else 0
    latest = request.today + timedelta(days=days)
    if not days and not asked[0]:
        return redirect("trainer:manuscript_review", manuscript)
    if not days:
        raise Http404
    form = WaiverForm(request.POST or None, initial={"until": latest})
    if request.method == "POST" and form.is_valid():
        try:
            waiving.ask(
                desk.manuscript.course,
                code=asked[0],
                where=asked[1],
                place=f"{found[0].where}: {found[0].sentence}",
                reason=form.cleaned_data["reason"],
                until=form.cleaned_data["until"],
                by=request.person,
                now=request.now,
            )
        except waiving.WaiverTooLong as error:
            told = _("Pilih hari antara hari ini dan %(day)s.")
            form.add_error("until", told % {"day": written.day(error.latest)})
        else:
            messages.success(request, _("Permintaan pengecualian tersimpan; penelaah memutuskan."))
            return redirect("trainer:manuscript_review", manuscript)
    context = {"desk": desk, "form": form, "found": found[0], "panel": panel.panel_of(desk)}
    status = 400 if form.errors else 200
    return render(request, "trainer/studio/waiver.html", context, status=status)

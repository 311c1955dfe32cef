"""Making a batch: its days, its course and its people in one go."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.earned.certificates import api as certificates
from kawah.insight.analytics.api import anyone_of
from kawah.learning.enrollment.api import BatchFull, open_batch
from kawah.people.access.api import Verb
from kawah.people.directory.api import Agency
from kawah.web.organizer.batches import intake
from kawah.web.organizer.batches.form import BatchForm
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ORGANIZE)
def new_batch(request: PersonRequest) -> HttpResponse:
    agency = _agency_of(request)
    initial = {"starts_on": request.today}
    form = BatchForm(request.POST or None, initial=initial)
    people = anyone_of(request.scope, on=request.today)
    form.among(people, agency=agency, today=request.today)
    form.offer(agency)
    if request.method == "POST" and form.is_valid() and _open(request, form, agency):
        return redirect("organizer:batch", form.cleaned_data["key"])
    status = 400 if form.errors else 200
    return render(request, "organizer/batch_new.html", {"form": form}, status=status)


def _agency_of(request: PersonRequest) -> Agency:
    """Whose batch it will be; who looks after no agency has none to make it for."""
    own = request.grant.agency if request.grant and request.grant.agency else request.person.agency
    if not Agency.objects.visible_to(request.scope).filter(pk=own.pk).exists():
        raise Http404
    return own


def _open(request: PersonRequest, form: BatchForm, agency: Agency) -> bool:
    """Make it; False when there is no room for all, with the reason at the field."""
    batch, people = form.batch(agency), form.cleaned_data["members"]
    by = request.person.uuid
    try:
        with transaction.atomic():
            taken = open_batch(batch, people, by=by, now=request.now)
            if taken and form.cleaned_data["together"]:
                certificates.issue_together(batch, by=by, now=request.now)
    except BatchFull:
        form.add_error("seats", intake.too_many(batch, people))
        return False
    if taken is None:
        messages.info(request, _("Angkatan ini sudah dibuat; tidak ada yang dibuat dua kali."))
        return True
    told = ngettext(
        "Angkatan “%(name)s” dibuat dengan %(count)s peserta.",
        "Angkatan “%(name)s” dibuat dengan %(count)s peserta.",
        taken.joined,
    )
    messages.success(request, told % {"name": batch.name, "count": taken.joined})
    intake.tell(request, taken, form.cleaned_data["roll"])
    return True

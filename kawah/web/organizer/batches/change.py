"""Changing a batch that is there: its name, its days, its seats."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.enrollment.api import Batch, BatchFull, change_batch
from kawah.people.access.api import Verb
from kawah.web.organizer.batches.fields import NAMES, BatchFields
from kawah.web.organizer.batches.page import own_batch
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ORGANIZE)
def change(request: PersonRequest, batch: UUID) -> HttpResponse:
    found = own_batch(request, batch)
    initial = {name: getattr(found, name) for name in NAMES}
    form = BatchFields(request.POST or None, initial=initial)
    form.today = request.today
    if request.method == "POST" and form.is_valid():
        course = found.version.course_id
        there = Batch.objects.filter(agency=found.agency_id, version__course=course)
        form.demand_name(there.exclude(pk=found.pk))
        if form.is_valid() and _change(request, form, found):
            return redirect("organizer:batch", batch)
    context = {"form": form, "batch": found}
    return render(
        request, "organizer/batch_change.html", context, status=400 if form.errors else 200
    )


def _change(request: PersonRequest, form: BatchFields, batch: Batch) -> bool:
    """Change it; False when it has too few seats then, with the reason at the field."""
    try:
        change_batch(batch, **form.filled(), by=request.person.uuid, now=request.now)
    except BatchFull:
        told = _("Peserta yang sudah terdaftar lebih banyak daripada jumlah tempat ini.")
        form.add_error("seats", told)
        return False
    told = _("Angkatan “%(name)s” diubah.")
    messages.success(request, told % {"name": form.cleaned_data["name"]})
    return True

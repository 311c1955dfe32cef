"""Taking more people into a batch."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.learning.enrollment.api import Batch, BatchFull, join_batch
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import intake
from kawah.web.steward.batch import own_batch
from kawah.web.steward.people import anyone_of
from kawah.web.steward.people_form import PeopleForm


@may(Verb.ADMINISTER)
def more(request: PersonRequest, batch: UUID) -> HttpResponse:
    found = own_batch(request, batch)
    form = PeopleForm(request.POST or None)
    people = anyone_of(request.scope, on=request.today)
    form.among(people, agency=found.agency, today=request.today)
    if request.method == "POST" and form.is_valid() and _join(request, form, found):
        return redirect("steward:batch", batch)
    status = 400 if form.errors else 200
    context = {"form": form, "batch": found}
    return render(request, "steward/batch_more.html", context, status=status)


def _join(request: PersonRequest, form: PeopleForm, batch: Batch) -> bool:
    """Take them in; False when nobody was named or not all can come, with the reason."""
    people = form.cleaned_data["members"]
    if not people:
        form.add_error("roll", _("Tulis sedikitnya satu NIP atau surel, atau pilih unit."))
    elif batch.ends_on < request.today:
        form.add_error(None, _("Angkatan ini sudah berakhir. Buat angkatan baru."))
    else:
        _take(request, form, batch)
    return form.is_valid()


def _take(request: PersonRequest, form: PeopleForm, batch: Batch) -> None:
    people = form.cleaned_data["members"]
    try:
        taken = join_batch(batch, people, by=request.person.uuid, now=request.now)
    except BatchFull:
        form.add_error("roll", intake.too_many(batch, people))
        return
    told = ngettext(
        "%(count)s peserta ditambahkan.", "%(count)s peserta ditambahkan.", taken.joined
    )
    messages.success(request, told % {"count": taken.joined})
    intake.tell(request, taken, form.cleaned_data["roll"])

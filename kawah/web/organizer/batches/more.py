"""Taking more people into a batch."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kawah.insight.analytics.api import anyone_of
from kawah.learning.enrollment.api import Batch, BatchFull, join_batch, join_or_wait
from kawah.people.access.api import Verb
from kawah.web.organizer.batches import intake
from kawah.web.organizer.batches.page import own_batch
from kawah.web.organizer.batches.people_form import PeopleForm
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class MoreForm(PeopleForm):
    wait = forms.BooleanField(
        label=gettext_lazy("Yang tidak mendapat tempat masuk daftar tunggu"),
        help_text=gettext_lazy(
            "Menurut urutan di atas. Begitu ada tempat, yang pertama langsung terdaftar dan diberi"
            " tahu."
        ),
        required=False,
    )


@may(Verb.ORGANIZE)
def more(request: PersonRequest, batch: UUID) -> HttpResponse:
    found = own_batch(request, batch)
    form = MoreForm(request.POST or None)
    if found.seats is None:
        del form.fields["wait"]
    people = anyone_of(request.scope, on=request.today)
    form.among(people, agency=found.agency, today=request.today)
    if request.method == "POST" and form.is_valid() and _join(request, form, found):
        return redirect("organizer:batch", batch)
    status = 400 if form.errors else 200
    context = {"form": form, "batch": found}
    return render(request, "organizer/batch_more.html", context, status=status)


def _join(request: PersonRequest, form: MoreForm, batch: Batch) -> bool:
    """Take them in; False when nobody was named or not all can come, with the reason."""
    people = form.cleaned_data["members"]
    if not people:
        form.add_error("roll", _("Tulis sedikitnya satu NIP atau surel, atau pilih unit."))
    elif batch.ends_on < request.today:
        form.add_error(None, _("Angkatan ini sudah berakhir. Buat angkatan baru."))
    else:
        _take(request, form, batch)
    return form.is_valid()


def _take(request: PersonRequest, form: MoreForm, batch: Batch) -> None:
    people = form.cleaned_data["members"]
    join = join_or_wait if form.cleaned_data.get("wait") else join_batch
    try:
        taken = join(batch, people, by=request.person.uuid, now=request.now)
    except BatchFull:
        told = _("Centang daftar tunggu bila sisanya boleh menunggu tempat.")
        form.add_error("roll", f"{intake.too_many(batch, people)} {told}")
        return
    told = ngettext(
        "%(count)s peserta ditambahkan.", "%(count)s peserta ditambahkan.", taken.joined
    )
    messages.success(request, told % {"count": taken.joined})
    intake.tell(request, taken, form.cleaned_data["roll"])

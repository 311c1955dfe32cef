"""What a supervisor saw a member do: one competency, its level, and the sight in a sentence."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.guidance.planning import api as planning
from kawah.people.access.api import Verb
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, CompetencyKind
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.supervisor import people

LEVELS = [(level, str(level)) for level in range(1, 6)]


class ObservationForm(forms.Form):
    competency = forms.ChoiceField(
        label=gettext_lazy("Kompetensi"),
        error_messages={"required": gettext_lazy("Pilih kompetensinya.")},
    )
    level = forms.TypedChoiceField(
        label=gettext_lazy("Tingkat"),
        help_text=gettext_lazy("Arti tiap tingkat ada di bawah, bila kamusnya menyebutkannya."),
        choices=[("", gettext_lazy("Pilih tingkat")), *LEVELS],
        coerce=int,
        error_messages={"required": gettext_lazy("Pilih tingkatnya.")},
    )
    seen = forms.CharField(
        label=gettext_lazy("Apa yang Anda lihat"),
        help_text=gettext_lazy(
            "Satu kalimat tentang perilaku di pekerjaan. Dibaca yang bersangkutan dan tercatat "
            "bersama nama Anda."
        ),
        max_length=competencies.LONGEST_SIGHT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tuliskan apa yang Anda lihat.")},
    )

    def offer(self, known: dict[str, Competency]) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, row in sorted(known.items(), key=lambda pair: pair[1].name):
            groups.setdefault(str(CompetencyKind(row.kind).label), []).append((key, row.name))
        choice: Any = self.fields["competency"]
        choice.choices = [("", _("Pilih kompetensi")), *groups.items()]


@may(Verb.SUPERVISE)
def observation(request: PersonRequest, person: UUID) -> HttpResponse:
    found = people.led_by(request.person, on=request.today).filter(uuid=person).first()
    if found is None:
        raise Http404
    known = {row.key: row for row in Competency.objects.of(found.agency, on=request.today)}
    form = ObservationForm(request.POST if request.method == "POST" else None)
    form.offer(known)
    if form.is_valid() and _observe(request, found, form, known):
        told = _("Penilaian untuk %(name)s tercatat.") % {"name": found.name}
        messages.success(request, told)
        return redirect("supervisor:member", found.uuid)
    described = [row for row in known.values() if any(row.focus)]
    context = {"one": found, "form": form, "described": described}
    status = 400 if form.errors else 200
    return render(request, "supervisor/observation.html", context, status=status)


def _observe(
    request: PersonRequest, person: Person, form: ObservationForm, known: dict[str, Competency]
) -> bool:
    """Write it down; False when it is refused, with the reason at its field."""
    try:
        competencies.observe(
            person,
            known[form.cleaned_data["competency"]],
            level=form.cleaned_data["level"],
            seen=form.cleaned_data["seen"],
            by=request.person,
            on=request.today,
            now=request.now,
        )
    except competencies.LevelUnknown:
        form.add_error("level", _("Kompetensi ini tidak mempunyai tingkat itu."))
        return False
    planning.forget(person)
    return True

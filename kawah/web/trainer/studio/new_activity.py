"""Adding an activity: its kind in plain words, a title, and the files it needs."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import TaughtBy, amending, starting, structure, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import panel
from kawah.web.trainer.studio.activity_kinds import KINDS, PROMPT, Choice
from kawah.web.trainer.studio.desk import Desk, readable


class NewActivityForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis kegiatan"),
        choices=[(key, choice.word) for key, choice in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih jenis kegiatannya.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Judul kegiatan"),
        max_length=200,
        error_messages={"required": gettext_lazy("Beri kegiatan ini judul.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    module = forms.ChoiceField(label=gettext_lazy("Modul"))
    outcome = forms.CharField(required=False, widget=forms.HiddenInput)
    taught_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def offer(self, desk: Desk) -> None:
        field: Any = self.fields["module"]
        field.choices = [
            (module["key"], str(module.get("title", module["key"])))
            for module in structure.modules(desk.top)
        ]


@may(Verb.TEACH)
def new_activity(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = readable(request, manuscript)
    asked = {
        "kind": request.GET.get("jenis", "pelajaran"),
        "module": request.GET.get("modul", ""),
        "outcome": request.GET.get("hasil", ""),
        "taught_by": request.GET.get("oleh", ""),
    }
    form = NewActivityForm(request.POST or None, initial=asked)
    form.offer(desk)
    if request.method == "POST" and form.is_valid():
        return redirect(_add(request, desk, form))
    context = {"desk": desk, "form": form, "panel": panel.panel_of(desk)}
    status = 400 if form.errors else 200
    return render(request, "trainer/studio/new_activity.html", context, status=status)


def _add(request: PersonRequest, desk: Desk, form: NewActivityForm) -> str:
    """Add it; where its content is written."""
    told = form.cleaned_data
    choice = KINDS[told["kind"]]
    table = {"kind": choice.table["kind"], "title": told["title"], **choice.table}
    table["outcomes"] = _outcomes(desk, told["outcome"])
    if told["taught_by"] in TaughtBy.values:
        table["taught_by"] = told["taught_by"]
    elif choice.lesson:
        table.setdefault("taught_by", TaughtBy.WIDYAISWARA.value)
    if choice.table["kind"] == "reflection":
        table["prompt"] = str(PROMPT)
    path = _lesson(request, desk, choice, told["title"]) if choice.lesson else ""
    if path:
        table["file"] = path
    bank = _bank(request, desk) if choice.table["kind"] == "quiz" else ""

    def change(top: structure.Table) -> str:
        if bank:
            structure.add_bank(top, bank)
        return structure.add_activity(top, told["module"], table)

    key = amending.reshape(desk.manuscript, change, by=request.person, now=request.now)
    return desk.content_place(path) if path else desk.activity_place(key)


def _outcomes(desk: Desk, asked: str) -> list[str]:
    """The outcome asked for; else the only one there is."""
    known = [key for key, _text in desk.outcomes()]
    if asked in known:
        return [asked]
    return known if len(known) == 1 else []


def _bank(request: PersonRequest, desk: Desk) -> str:
    """Where the questions of the first quiz are written; nothing where there is a bank."""
    if desk.top.get("bank"):
        return ""
    path = starting.free_path("soal", "bank", ".gift", taken=desk.paths)
    writing.write(desk.manuscript, path, b"", seen=0, by=request.person, now=request.now)
    return path


def _lesson(request: PersonRequest, desk: Desk, choice: Choice, title: str) -> str:
    stem = structure.free_key(title, taken=(), longest=60, otherwise="pelajaran")
    path = starting.free_path("pelajaran", stem, ".md", taken=desk.paths)
    writing.write(
        desk.manuscript,
        path,
        starting.lesson_starter(choice.lesson),
        seen=0,
        by=request.person,
        now=request.now,
    )
    return path

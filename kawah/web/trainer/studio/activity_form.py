"""The facts that every kind of activity has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import TaughtBy, structure
from kawah.web.trainer.studio.part_form import PartForm


class ActivityForm(PartForm):
    title = forms.CharField(
        label=gettext_lazy("Judul kegiatan"),
        max_length=200,
        error_messages={"required": gettext_lazy("Beri kegiatan ini judul.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Waktu belajar (menit)"),
        min_value=0,
        max_value=6000,
        error_messages={
            "required": gettext_lazy("Isi waktu belajarnya dalam menit."),
            "invalid": gettext_lazy("Isi dengan bilangan bulat."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    outcomes = forms.MultipleChoiceField(
        label=gettext_lazy("Hasil belajar yang dibangun"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    taught_by = forms.ChoiceField(
        label=gettext_lazy("Diajarkan oleh"),
        choices=[("", gettext_lazy("Tidak disebut")), *TaughtBy.choices],
        required=False,
    )
    required = forms.BooleanField(
        label=gettext_lazy("Wajib diselesaikan untuk menamatkan kursus"), required=False
    )

    def filled(self, held: structure.Table) -> dict[str, Any]:
        outcomes = held.get("outcomes", [])
        told = [str(one) for one in outcomes] if isinstance(outcomes, list) else []
        return {**held, "outcomes": told, "required": held.get("required") is not False}

    def prepare(self) -> None:
        self.offer("outcomes", [(key, f"{words} ({key})") for key, words in self.desk.outcomes()])

    def value(self) -> structure.Table:
        told = self.cleaned_data
        return {
            "title": told["title"],
            "minutes": told["minutes"],
            "outcomes": told["outcomes"],
            "taught_by": told["taught_by"] or None,
            "required": None if told["required"] else False,
        }

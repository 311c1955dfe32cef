"""The facts of a reflection: what it asks, and how much is to be written."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import structure
from kawah.web.trainer.studio.activity_form import ActivityForm
from kawah.web.trainer.studio.fields import number, plain, prose


class ReflectionForm(ActivityForm):
    prompt = prose(
        gettext_lazy("Pertanyaan renungan"),
        most=2000,
        hint=gettext_lazy("Paling sedikit sepuluh huruf."),
    )
    min_words = number(gettext_lazy("Paling sedikit berapa kata"), least=0, most=2000)

    def clean_prompt(self) -> str:
        prompt = plain(self.cleaned_data["prompt"])
        if len(prompt) < 10:
            raise forms.ValidationError(_("Tuliskan pertanyaannya dalam satu kalimat utuh."))
        return prompt

    def value(self) -> structure.Table:
        told = self.cleaned_data
        own = {"prompt": told["prompt"], "min_words": told["min_words"] or None}
        return {**super().value(), **own}

"""What a course is: its title, for whom, in which way it is learned, what it asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kawah.earned.hours import api as hours
from kawah.learning.curriculum.api import Course, DeliveryMode, structure
from kawah.lib.periods import local_day
from kawah.web.trainer.studio.fields import plain, prose, text, words_in
from kawah.web.trainer.studio.part_form import PartForm

LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))


class AboutForm(PartForm):
    title = forms.CharField(
        label=gettext_lazy("Judul kursus"),
        max_length=200,
        error_messages={"required": gettext_lazy("Beri kursus ini judul.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    summary = prose(
        gettext_lazy("Ringkasan"),
        hint=gettext_lazy("Satu paragraf: untuk siapa, dan apa gunanya di tempat kerja."),
    )
    audience = text(gettext_lazy("Peserta yang dituju"), most=300)
    mode = forms.ChoiceField(label=gettext_lazy("Cara belajar"), choices=DeliveryMode.choices)
    form = forms.ChoiceField(
        label=gettext_lazy("Bentuk pengembangan"),
        help_text=gettext_lazy("Menurut aturan JP."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Bahasa kursus"), choices=LANGUAGES, required=False
    )
    reviewed_on = forms.DateField(
        label=gettext_lazy("Materi terakhir ditelaah"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    tags = text(gettext_lazy("Kata kunci"), most=400, hint=gettext_lazy("Pisahkan dengan koma."))
    prerequisites = forms.MultipleChoiceField(
        label=gettext_lazy("Prasyarat"),
        help_text=gettext_lazy("Kursus instansi ini yang harus selesai lebih dahulu."),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )
    shared = forms.BooleanField(
        label=gettext_lazy("Ditawarkan kepada semua instansi"), required=False
    )

    def filled(self, held: structure.Table) -> dict[str, Any]:
        tags = held.get("tags", [])
        told = ", ".join(str(tag) for tag in tags) if isinstance(tags, list) else str(tags)
        return {"language": "id", **held, "tags": told}

    def prepare(self) -> None:
        course = self.desk.manuscript.course
        rows = Course.objects.filter(agency=course.agency).exclude(pk=course.pk)
        known = rows.exclude(published=None).order_by("title").values_list("key", "title")
        self.offer("prerequisites", list(known))
        today = local_day(self.desk.now, course.agency.time_zone)
        rules = hours.rules_in_force(on=today).order_by("code").values_list("code", "form")
        self.offer("form", [(code, f"{name} ({code})") for code, name in rules])
        self.offer("mode", [(key, str(word)) for key, word in DeliveryMode.choices])

    def value(self) -> structure.Table:
        told = dict(self.cleaned_data)
        told["tags"] = words_in(told["tags"])
        told["summary"] = plain(told["summary"])
        told["shared"] = told["shared"] or None
        told["language"] = told["language"] if told["language"] != "id" else None
        return told

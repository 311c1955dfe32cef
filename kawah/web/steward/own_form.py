"""A technical competency of an agency's own, and its last day."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from kawah.people.competencies.api import Own
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.named_form import FOCUS, NamedForm
from kawah.web.steward.rule_form import GroupedForm, Groups


class OwnForm(NamedForm, GroupedForm):
    valid_from = forms.DateField(
        label=gettext_lazy("Berlaku mulai"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Dasarnya"),
        help_text=gettext_lazy("Misalnya nomor standar kompetensi jabatan instansi Anda."),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "whole"}),
        error_messages={"required": gettext_lazy("Tuliskan dasarnya dalam satu kalimat.")},
    )
    GROUPS: ClassVar[Groups] = (
        (gettext_lazy("Kompetensi"), ("name", "valid_from", "source", "level_count")),
        (gettext_lazy("Apa artinya setiap tingkat"), FOCUS),
    )

    def own(self) -> Own:
        """As filled in, of a form that is valid."""
        filled = self.cleaned_data
        return Own(filled["name"], filled["level_count"], self.focus(), filled["source"])


class LastDayForm(ReasonForm):
    last = forms.DateField(
        label=gettext_lazy("Hari terakhir berlaku"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    field_order = ("last", "reason")

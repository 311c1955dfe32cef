"""What of a conversion rule or of a yearly target may be changed, from when, and why."""

from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kawah.earned.hours.api import Approver, Basis, CapUnit, Evidence
from kawah.people.competencies.api import Status

Groups = tuple[tuple[Any, tuple[str, ...]], ...]


def _figure(label: Any, *, digits: int = 6) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=digits,
        decimal_places=2,
        localize=True,
        widget=widget,
        error_messages={"invalid": _("Isi dengan angka.")},
    )


def _choice(label: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False)


class GroupedForm(forms.Form):
    """A form whose fields stand together under titles."""

    GROUPS: ClassVar[Groups] = ()

    def groups(self) -> list[tuple[Any, list[BoundField]]]:
        return [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in self.GROUPS
        ]


class WhenForm(GroupedForm):
    """What every change of something dated has."""

    valid_from = forms.DateField(
        label=_("Berlaku mulai"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    why = forms.CharField(
        label=_("Alasan perubahan"),
        help_text=_("Dicatat bersama nama Anda, misalnya nomor surat atau peraturannya."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan perubahan ini.")},
    )


class SourcedForm(WhenForm):
    regulation = forms.CharField(
        label=_("Peraturan"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"class": "whole"}),
    )
    source = forms.CharField(
        label=_("Sumber"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class BasisForm(SourcedForm):
    status = forms.ChoiceField(label=_("Seberapa pasti angkanya"), choices=Status.choices)


class FigureForm(BasisForm):
    """What every change of a regulated figure of JP has."""

    note = forms.CharField(
        label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class TargetForm(FigureForm):
    minimum_jp = _figure(_("Sedikitnya, JP setahun"))
    maximum_jp = _figure(_("Paling banyak, JP setahun"))
    article = forms.CharField(label=_("Pasal"), max_length=40, required=False)


class RuleForm(FigureForm):
    basis = _choice(_("Angka diberikan"), Basis.choices)
    jp_national = _figure(_("JP di dalam negeri"))
    jp_international = _figure(_("JP di luar negeri"))
    international_multiplier = _figure(_("Pengali luar negeri"), digits=4)
    cap_value = _figure(_("Batas"))
    cap_unit = _choice(_("Satuan batas"), CapUnit.choices)
    evidence = _choice(_("Bukti"), Evidence.choices)
    approving_role = _choice(_("Disetujui oleh"), Approver.choices)

"""Whom to take into a batch: a pasted list, a whole unit, or both."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.directory.api import Agency, Line, Person, Reach, Roll, Scope, Unit, read_roll

MOST_PEOPLE = 500
MOST_FAULTS = 20  # told one by one
LONGEST_SHOWN = 40


class PeopleForm(forms.Form):
    roll = forms.CharField(
        label=gettext_lazy("NIP atau surel peserta"),
        help_text=gettext_lazy(
            "Satu orang sebaris; boleh ditempel dari tabel. "
            "Spasi dan titik dalam NIP tidak berpengaruh."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Atau seluruh pegawai sebuah unit"),
        help_text=gettext_lazy("Termasuk unit di bawahnya."),
        empty_label=gettext_lazy("Tidak memakai unit"),
        required=False,
    )
    people: Any  # who may be found
    today: date

    def among(self, people: Any, *, agency: Agency, today: date) -> None:
        """Say who may be found, and whose units there are."""
        self.people, self.today = people, today
        units: Any = self.fields["unit"]
        units.queryset = Unit.objects.filter(agency=agency).order_by("name", "pk")

    def clean_roll(self) -> Roll:
        roll = read_roll(self.cleaned_data["roll"], among=self.people)
        if roll.unknown:
            raise ValidationError(_faults(roll.unknown))
        return roll

    def clean(self) -> None:
        """Who comes in, each once, as `members`."""
        listed = self.cleaned_data.get("roll", Roll()).people
        unit = self.cleaned_data.get("unit")
        of_unit = self._people_of(unit) if unit else ()
        members = {one.pk: one for one in (*listed, *of_unit)}
        if len(members) > MOST_PEOPLE:
            told = _("Ini %(count)s orang; paling banyak %(most)s sekali kirim. Bagi daftarnya.")
            self.add_error("roll", told % {"count": len(members), "most": MOST_PEOPLE})
        self.cleaned_data["members"] = list(members.values())

    def _people_of(self, unit: Unit) -> "list[Person]":
        there = Scope(0, Reach.UNIT, agency_path=unit.agency.path, unit_path=unit.path)
        return list(self.people.visible_to(there, on=self.today))


def _faults(lines: "tuple[Line, ...]") -> list[str]:
    told = _("Baris %(number)s: “%(text)s” tidak ditemukan di instansi ini.")
    faults = [
        told % {"number": line.number, "text": line.text[:LONGEST_SHOWN]}
        for line in lines[:MOST_FAULTS]
    ]
    if (rest := len(lines) - MOST_FAULTS) > 0:
        faults.append(_("Masih ada %(count)s baris lain yang tidak ditemukan.") % {"count": rest})
    return faults

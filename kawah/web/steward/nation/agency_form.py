"""What is kept about an agency, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.directory.api import (
    Agency,
    AgencyFacts,
    AgencyTier,
    RemoteClass,
    TimeZone,
    facts_of,
    provinces,
)
from kawah.web.shell.agency_code import AgencyCodeField
from kawah.web.shell.reason_form import ReasonForm

PLAIN = {"autocomplete": "off"}


def _text(label: Any, length: int, *, missing: Any = "", hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=length,
        required=bool(missing),
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": missing},
    )


class AgencyForm(forms.Form):
    name = _text(gettext_lazy("Nama lengkap"), 200, missing=gettext_lazy("Isi nama instansinya."))
    short_name = _text(
        gettext_lazy("Nama singkat"),
        60,
        missing=gettext_lazy("Isi nama singkatnya, misalnya singkatan resminya."),
        hint=gettext_lazy("Dipakai di daftar dan tombol."),
    )
    tier = forms.ChoiceField(label=gettext_lazy("Tingkat"), choices=AgencyTier)
    parent = forms.ModelChoiceField(
        Agency.objects.none(),
        label=gettext_lazy("Di bawah instansi"),
        help_text=gettext_lazy("Admin dan pimpinan instansi di atasnya melihat yang di bawahnya."),
        empty_label=gettext_lazy("Tidak di bawah instansi lain"),
        to_field_name="uuid",
        required=False,
    )
    province_code = forms.ChoiceField(label=gettext_lazy("Provinsi"))
    regency = _text(gettext_lazy("Kabupaten atau kota, bila ada"), 80)
    seat = _text(
        gettext_lazy("Tempat kedudukan"),
        80,
        hint=gettext_lazy("Kota yang tertulis di sertifikat di depan tanggalnya."),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Zona waktu"),
        choices=TimeZone,
        help_text=gettext_lazy("Menentukan kapan sebuah hari belajar berakhir."),
    )
    remote_class = forms.ChoiceField(label=gettext_lazy("Keterpencilan"), choices=RemoteClass)

    def within(self, agency: Agency | None = None) -> None:
        """Offer the provinces, and what it may lie below: nothing that is closed or below it."""
        province: Any = self.fields["province_code"]
        province.choices = [("", _("Pilih provinsi")), *provinces().items()]
        parent: Any = self.fields["parent"]
        rows = Agency.objects.still_open()
        if agency:
            held = Agency.objects.filter(children=agency)
            rows = rows.exclude(path__startswith=agency.path) | held
        parent.queryset = rows.order_by("name", "pk")
        parent.label_from_instance = lambda one: one.name

    def facts(self) -> AgencyFacts:
        """As filled in, of a form that is valid."""
        return AgencyFacts(**{name: self.cleaned_data[name] for name in initial_names()})


class NewAgencyForm(AgencyForm):
    code = AgencyCodeField()
    field_order = ("name", "short_name", "code")


class ChangedAgencyForm(AgencyForm, ReasonForm):
    field_order = (*AgencyFacts.__struct_fields__, "reason")


def initial_names() -> tuple[str, ...]:
    return AgencyFacts.__struct_fields__


def initial_of(agency: Agency) -> dict[str, Any]:
    facts = facts_of(agency)
    filled = {name: getattr(facts, name) for name in initial_names()}
    return {**filled, "parent": facts.parent.uuid if facts.parent else None}

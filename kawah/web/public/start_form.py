"""What a site begins with: its first agency, and the two who will look after all of them."""

from django import forms
from django.utils.translation import gettext_lazy

from kawah.people.accounts.api import Newcomer
from kawah.people.directory.api import (
    AgencyFacts,
    AgencyTier,
    EmploymentKind,
    RemoteClass,
    TimeZone,
)
from kawah.web.public.start_fields import email, full_name, staff_number, text
from kawah.web.shell.agency_code import AgencyCodeField

KINDS = [(kind.value, kind.label) for kind in EmploymentKind if kind != EmploymentKind.NON_ASN]
PEOPLE = ("first", "second")


class StartForm(forms.Form):
    name = text(
        gettext_lazy("Nama lengkap instansi"), 200, missing=gettext_lazy("Isi nama instansinya.")
    )
    short_name = text(
        gettext_lazy("Nama singkat instansi"),
        60,
        missing=gettext_lazy("Isi nama singkatnya, misalnya singkatan resminya."),
        hint=gettext_lazy("Dipakai di daftar dan tombol."),
    )
    code = AgencyCodeField()
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Zona waktu"),
        choices=TimeZone,
        help_text=gettext_lazy("Menentukan kapan sebuah hari belajar berakhir."),
    )
    first_name = full_name(gettext_lazy("Nama admin pertama"))
    first_kind = forms.ChoiceField(label=gettext_lazy("Jenis pegawai admin pertama"), choices=KINDS)
    first_nip = staff_number(gettext_lazy("NIP admin pertama"))
    first_email = email(gettext_lazy("Surel admin pertama, bila ada"))
    second_name = full_name(gettext_lazy("Nama admin kedua"))
    second_kind = forms.ChoiceField(label=gettext_lazy("Jenis pegawai admin kedua"), choices=KINDS)
    second_nip = staff_number(gettext_lazy("NIP admin kedua"))
    second_email = email(gettext_lazy("Surel admin kedua, bila ada"))

    def of_agency(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "short_name", "code", "time_zone")]

    def of_first(self) -> list[forms.BoundField]:
        return self._of("first")

    def of_second(self) -> list[forms.BoundField]:
        return self._of("second")

    def _of(self, who: str) -> list[forms.BoundField]:
        return [self[f"{who}_{part}"] for part in ("name", "kind", "nip", "email")]

    def facts(self) -> AgencyFacts:
        """What is said here; the page of the agency takes all the rest later."""
        asked = self.cleaned_data
        return AgencyFacts(
            name=asked["name"],
            short_name=asked["short_name"],
            tier=AgencyTier.CENTRAL,
            parent=None,
            province_code="",
            regency="",
            seat="",
            time_zone=asked["time_zone"],
            remote_class=RemoteClass.NONE,
        )

    def newcomers(self) -> list[Newcomer]:
        asked = self.cleaned_data
        return [
            Newcomer(
                asked[f"{who}_name"],
                EmploymentKind(asked[f"{who}_kind"]),
                asked[f"{who}_nip"],
                asked[f"{who}_email"],
            )
            for who in PEOPLE
        ]

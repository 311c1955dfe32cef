"""What a learner says of a training elsewhere, with the file that shows it."""

from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.earned.claims.api import Claim, Told
from kawah.earned.hours.api import DeliveryClass, Evidence, rules_in_force
from kawah.learning.media import api as media
from kawah.lib import jp
from kawah.people.directory.api import Person

MOST_BYTES = 8_000_000
SALT = "kawah.claim-evidence"
SHOWN = (media.Family.PICTURE, media.Family.DOCUMENT)


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    told = gettext_lazy("Isi tanggalnya.")
    missing = {"required": told, "invalid": told}
    return forms.DateField(label=label, widget=widget, error_messages=missing)


def _line(label: Any, *, hint: Any = "", missing: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=200,
        widget=widget,
        error_messages={"required": missing},
    )


class ClaimForm(forms.Form):
    form = forms.ChoiceField(
        label=gettext_lazy("Bentuk pengembangan"),
        help_text=gettext_lazy("Webinar dicatat sebagai seminar."),
        error_messages={"required": gettext_lazy("Pilih bentuknya.")},
    )
    title = _line(
        gettext_lazy("Nama pelatihan"),
        hint=gettext_lazy("Seperti tertulis pada sertifikat atau surat tugasnya."),
        missing=gettext_lazy("Isi nama pelatihannya."),
    )
    organizer = _line(
        gettext_lazy("Penyelenggara pelatihan"), missing=gettext_lazy("Isi siapa penyelenggaranya.")
    )
    first_day = _day(gettext_lazy("Hari pertama"))
    last_day = _day(gettext_lazy("Hari terakhir"))
    jp = forms.DecimalField(
        label=gettext_lazy("JP menurut sertifikat"),
        help_text=gettext_lazy(
            "Kosongkan untuk bentuk yang nilainya sudah ditetapkan, misalnya seminar: JP-nya "
            "dihitung dari jumlah hari."
        ),
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Isi dengan angka."),
            "min_value": gettext_lazy("JP tidak boleh kurang dari nol."),
        },
    )
    evidence = forms.FileField(
        label=gettext_lazy("Bukti"),
        help_text=gettext_lazy("PDF atau foto yang terbaca, paling besar 8 MB."),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan, bila perlu"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    person: Person
    now: datetime
    file: media.File | None = None
    file_name = ""

    def offer(self, person: Person, *, on: date, held: Claim | None = None) -> None:
        """The forms in force, and the file that is there already."""
        self.person = person
        choices: list[Any] = [("", _("Pilih bentuk"))]
        for kind in DeliveryClass:
            rows = rules_in_force(on=on).filter(delivery_class=kind).order_by("code")
            choices.append((str(kind.label), [(row.code, _named(row)) for row in rows]))
        field: Any = self.fields["form"]
        field.choices = choices
        if held is not None:
            self.file, self.file_name = held.evidence, held.evidence_name

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data.get("evidence")
        self._take_kept(self.cleaned_data.get("kept", ""))
        if given is not None:
            self._take(given)
        elif self.file is None and "evidence" not in self.errors:
            self.add_error("evidence", _("Pilih berkas buktinya: PDF atau foto."))

    @property
    def ticket(self) -> str:
        """What stands for a file that was taken already, so that it need not be chosen again."""
        if self.file is None:
            return ""
        return signing.dumps([self.file.pk, self.file_name, self.person.pk], salt=SALT)

    @property
    def uuid(self) -> UUID:
        key: UUID | None = self.cleaned_data.get("key")
        return key or uuid4()

    def told(self) -> Told:
        """What a form that is valid says."""
        assert self.file is not None  # noqa: S101 - a form without a file is not valid
        said = self.cleaned_data
        # Up to the whole minute, so that the JP shown afterwards are those that were typed.
        minutes = said["jp"] and ceil(said["jp"] * jp.minutes_per_jp(on=said["last_day"]))
        names = ("form", "title", "organizer", "first_day", "last_day", "note")
        return Told(
            **{name: said[name] for name in names},
            minutes=minutes,
            evidence=self.file,
            evidence_name=self.file_name,
        )

    def _take(self, given: UploadedFile) -> None:
        if (given.size or 0) > MOST_BYTES:
            told = _("Berkas ini %(size)s; paling besar 8 MB. Perkecil fotonya atau PDF-nya.")
            self.add_error("evidence", told % {"size": filesizeformat(given.size or 0)})
            return
        name, content = str(given.name)[:200], given.read()
        try:
            if media.family_of(name, content) not in SHOWN:
                self.add_error(
                    "evidence", _("Bukti berupa PDF atau foto, bukan berkas seperti ini.")
                )
                return
            self.file = media.keep(name, content, now=self.now)
        except media.FileRefused as refused:
            self.add_error("evidence", str(refused))
            return
        self.file_name = name

    def _take_kept(self, ticket: str) -> None:
        try:
            key, name, person = signing.loads(ticket, salt=SALT, max_age=24 * 3600)
        except (signing.BadSignature, ValueError):
            return
        found = media.File.objects.filter(pk=key).first()
        if found is not None and person == self.person.pk:
            self.file, self.file_name = found, name


def _named(rule: Any) -> str:
    """A form with what shows it."""
    if not rule.evidence:
        return str(rule.form)
    return f"{rule.form} ({str(Evidence(rule.evidence).label).lower()})"

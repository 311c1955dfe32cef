"""What a new batch is: a course, its days, its seats, and its people."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.people.directory.api import Agency
from kawah.web.steward.people_form import PeopleForm


def _day(label: Any, *, missing: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, error_messages={"required": missing})


class BatchForm(PeopleForm):
    course = forms.ModelChoiceField(
        Course.objects.none(),
        label=gettext_lazy("Kursus"),
        empty_label=gettext_lazy("Pilih kursus"),
        to_field_name="uuid",
        error_messages={"required": gettext_lazy("Pilih kursusnya.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Nama angkatan"),
        max_length=160,
        error_messages={"required": gettext_lazy("Beri angkatan ini nama.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    starts_on = _day(gettext_lazy("Hari pertama"), missing=gettext_lazy("Isi hari pertamanya."))
    ends_on = _day(gettext_lazy("Hari terakhir"), missing=gettext_lazy("Isi hari terakhirnya."))
    seats = forms.IntegerField(
        label=gettext_lazy("Jumlah tempat, bila dibatasi"),
        min_value=1,
        max_value=100_000,
        required=False,
        error_messages={"invalid": gettext_lazy("Isi dengan bilangan bulat.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    together = forms.BooleanField(
        label=gettext_lazy("Sertifikat diterbitkan bersama"),
        help_text=gettext_lazy(
            "Tidak ada sertifikat yang terbit sendiri; Anda menerbitkannya sekaligus untuk semua "
            "yang sudah selesai, misalnya sesudah surat keputusannya ada."
        ),
        required=False,
    )
    # The batch's own: the second click of an impatient hand has the same.
    key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    field_order = (
        *("course", "name", "starts_on", "ends_on", "seats"),
        *("roll", "unit", "together", "key"),
    )

    def offer(self, agency: Agency) -> None:
        courses: Any = self.fields["course"]
        courses.queryset = Course.objects.open_to(agency).order_by("title", "pk")

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()

    def clean(self) -> None:
        super().clean()
        begun, ended = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if begun and ended and ended < begun:
            self.add_error("ends_on", _("Hari terakhir tidak boleh sebelum hari pertama."))
        elif ended and ended < self.today:
            self.add_error("ends_on", _("Hari terakhir sudah lewat. Pilih hari lain."))

    def batch(self, agency: Agency) -> Batch:
        """The batch as filled in, of a form that is valid."""
        names = ("name", "starts_on", "ends_on", "seats")
        filled = {name: self.cleaned_data[name] for name in names}
        course, key = self.cleaned_data["course"], self.cleaned_data["key"]
        return Batch(agency=agency, version=course.published, uuid=key, **filled)

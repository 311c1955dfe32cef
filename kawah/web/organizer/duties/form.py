"""What a rule is: a course, whom it means, by when, and how long it is valid."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import Course
from kawah.learning.joining.api import Duty
from kawah.lib import periods
from kawah.people.directory.api import (
    Agency,
    EmploymentKind,
    FunctionalGrade,
    Person,
    PositionKind,
    Unit,
)

MOST_DAYS, MOST_GRACE, MOST_YEARS_AHEAD = 730, 180, 2
FEWEST_MONTHS, MOST_MONTHS = 3, 120
WHOM = ("position_kind", "grade", "kind", "unit")
WHEN = ("due_days", "due_on", "grace_days", "valid_months")


class CourseField(forms.ModelChoiceField):
    """Courses of two agencies may bear one title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} · {obj.agency}"


def _count(label: Any, hint: Any, *, least: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=least,
        max_value=most,
        error_messages={"invalid": gettext_lazy("Isi dengan bilangan bulat.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _choices(anyone: Any, choices: Any) -> list[tuple[str, Any]]:
    return [("", anyone), *((value, word) for value, word in choices if value)]


class DutyForm(forms.Form):
    course = CourseField(
        Course.objects.none(),
        label=gettext_lazy("Kursus"),
        empty_label=gettext_lazy("Pilih kursus"),
        to_field_name="uuid",
        error_messages={"required": gettext_lazy("Pilih kursusnya.")},
    )
    position_kind = forms.ChoiceField(
        label=gettext_lazy("Jenis jabatan"),
        choices=_choices(gettext_lazy("Semua jenis jabatan"), PositionKind.choices),
        required=False,
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("Jenjang"),
        help_text=gettext_lazy("Hanya bagi jabatan fungsional."),
        choices=_choices(gettext_lazy("Semua jenjang"), FunctionalGrade.choices),
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis pegawai"),
        choices=_choices(gettext_lazy("Semua pegawai"), EmploymentKind.choices),
        required=False,
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Unit kerja"),
        help_text=gettext_lazy("Termasuk unit di bawahnya."),
        empty_label=gettext_lazy("Semua unit"),
        required=False,
    )
    due_days = _count(
        gettext_lazy("Tenggat, dalam hari"),
        gettext_lazy("Dihitung sejak seseorang termasuk aturan ini. Kosongkan bila memakai hari."),
        least=1,
        most=MOST_DAYS,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Atau tenggat pada hari tertentu"),
        help_text=gettext_lazy("Yang termasuk aturan ini sesudahnya mendapat 30 hari."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    grace_days = _count(
        gettext_lazy("Masa tenggang, dalam hari"),
        gettext_lazy("Selama itu belum disebut terlambat."),
        least=0,
        most=MOST_GRACE,
    )
    valid_months = _count(
        gettext_lazy("Berlaku berapa bulan"),
        gettext_lazy(
            "Kursus dibuka lagi 30 hari sebelum masa berlakunya habis. Kosongkan bila cukup sekali."
        ),
        least=FEWEST_MONTHS,
        most=MOST_MONTHS,
    )
    # The rule's own: the second click of an impatient hand has the same.
    key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    today: date

    def offer(self, agency: Agency, courses: Any, *, today: date) -> None:
        self.today = today
        course: Any = self.fields["course"]
        unit: Any = self.fields["unit"]
        course.queryset = courses
        unit.queryset = Unit.objects.filter(agency=agency).order_by("name", "pk")

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        latest = periods.years_from(self.today, MOST_YEARS_AHEAD)
        if day is not None and not self.today < day <= latest:
            told = _("Pilih hari sesudah hari ini, paling lambat dua tahun lagi.")
            raise forms.ValidationError(told)
        return day

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if given.get("grade") and given.get("position_kind") != PositionKind.FUNCTIONAL:
            self.add_error("grade", _("Jenjang hanya bagi jenis jabatan Jabatan fungsional."))
        if given.get("due_days") and given.get("due_on"):
            self.add_error("due_on", _("Pilih satu tenggat: dalam hari, atau pada hari tertentu."))
        if given.get("grace_days") and not (given.get("due_days") or given.get("due_on")):
            self.add_error("grace_days", _("Masa tenggang perlu tenggatnya."))

    def duty(self, agency: Agency, *, by: Person) -> Duty:
        """The rule as filled in, of a form that is valid."""
        given = self.cleaned_data
        words: dict[str, Any] = {name: given[name] for name in (*WHOM, *WHEN)}
        words["grace_days"] = given["grace_days"] or 0
        return Duty(agency=agency, course=given["course"], uuid=given["key"], by=by, **words)

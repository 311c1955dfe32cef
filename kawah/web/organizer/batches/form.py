"""What a new batch is: a course, its name, days and seats, and its people."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.people.directory.api import Agency
from kawah.web.organizer.batches.fields import BatchFields
from kawah.web.organizer.batches.people_form import PeopleForm


class CourseField(forms.ModelChoiceField):
    """Courses of two agencies may bear one title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} · {obj.agency}"


class BatchForm(BatchFields, PeopleForm):
    course = CourseField(
        Course.objects.none(),
        label=gettext_lazy("Kursus"),
        empty_label=gettext_lazy("Pilih kursus"),
        to_field_name="uuid",
        error_messages={"required": gettext_lazy("Pilih kursusnya.")},
    )
    together = forms.BooleanField(
        label=gettext_lazy("Sertifikat diterbitkan bersama"),
        help_text=gettext_lazy(
            "Tidak ada sertifikat yang terbit sendiri; Anda menerbitkannya sekaligus untuk semua "
            "yang sudah selesai, misalnya sesudah surat keputusannya ada."
        ),
        required=False,
    )
    agency: Agency  # whose batch it will be
    # The batch's own: the second click of an impatient hand has the same.
    key = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    field_order = (
        *("course", "name", "starts_on", "ends_on", "seats"),
        *("roll", "unit", "together", "key"),
    )

    def offer(self, agency: Agency) -> None:
        self.agency = agency
        courses: Any = self.fields["course"]
        courses.queryset = (
            Course.objects.open_to(agency).select_related("agency").order_by("title", "pk")
        )

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()

    def clean(self) -> None:
        super().clean()
        course, key = self.cleaned_data.get("course"), self.cleaned_data.get("key")
        if course and key:
            there = Batch.objects.filter(agency=self.agency, version__course=course)
            self.demand_name(there.exclude(uuid=key))

    def batch(self, agency: Agency) -> Batch:
        """The batch as filled in, of a form that is valid."""
        course, key = self.cleaned_data["course"], self.cleaned_data["key"]
        return Batch(agency=agency, version=course.published, uuid=key, **self.filled())

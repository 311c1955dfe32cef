"""Who reviews a course."""

from django import forms
from django.utils.translation import gettext_lazy

from kawah.people.directory.api import Person


class ReviewerForm(forms.Form):
    reviewer = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Penelaah"),
        help_text=gettext_lazy("Widyaiswara lain di instansi ini yang tidak ikut menulisnya."),
        empty_label=gettext_lazy("Pilih penelaah"),
        to_field_name="uuid",
        error_messages={"required": gettext_lazy("Pilih penelaahnya.")},
    )

"""What a module is called."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kawah.web.trainer.studio.part_form import PartForm


class ModuleForm(PartForm):
    title = forms.CharField(
        label=gettext_lazy("Judul modul"),
        max_length=200,
        error_messages={"required": gettext_lazy("Beri modul ini judul.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def filled(self, held: str) -> dict[str, Any]:
        return {"title": held}

    def value(self) -> str:
        title: str = self.cleaned_data["title"]
        return title

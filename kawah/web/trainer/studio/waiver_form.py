"""Why a finding should be waived, and until when."""

from django import forms
from django.utils.translation import gettext_lazy


class WaiverForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Dibaca penelaah dan admin instansi."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tuliskan alasannya dalam satu kalimat.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Berlaku sampai"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Isi hari terakhirnya.")},
    )

"""Why something is taken back, issued anew or decided: one sentence, and who will read it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _reason(hint: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Alasan"),
        help_text=hint,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tuliskan alasannya dalam satu kalimat.")},
    )


class ReasonForm(forms.Form):
    reason = _reason(_("Satu kalimat. Tercatat di jejak perubahan bersama nama Anda."))


class OwnerReasonForm(ReasonForm):
    reason = _reason(
        _(
            "Satu kalimat. Dibaca setiap orang yang JP-nya ditarik, dan tercatat di jejak"
            " perubahan bersama nama Anda."
        )
    )


class PublicReasonForm(ReasonForm):
    reason = _reason(
        _(
            "Satu kalimat. Dibaca pemiliknya dan siapa pun yang memeriksa sertifikat ini, "
            "dan tercatat di jejak perubahan bersama nama Anda."
        )
    )

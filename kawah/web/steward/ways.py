"""How a code gets to a person."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WAYS: dict[str, Promise] = {
    "mail": _("Surat ke surel yang tercatat; lembar cetak bagi yang tidak mempunyainya"),
    "sheet": _("Lembar cetak untuk semua"),
}


def way_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Cara menyampaikan"), choices=list(WAYS.items()))

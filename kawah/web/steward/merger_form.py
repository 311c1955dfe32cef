"""Which of two records stays, and why they are one person's."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from kawah.web.shell import doubled
from kawah.web.shell.doubled import Side
from kawah.web.shell.reason_form import ReasonForm


class MergerForm(ReasonForm):
    stays = forms.ChoiceField(
        label=gettext_lazy("Catatan mana yang tetap dipakai?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih catatan yang tetap dipakai."),
            "invalid_choice": gettext_lazy("Pilih salah satu dari kedua catatan itu."),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("stays", "reason", "key")

    def between(self, sides: list[Side]) -> None:
        stays: Any = self.fields["stays"]
        stays.choices = [
            (str(side.one.uuid), doubled.called(side)) for side in sides if side.one.is_active
        ]


def beginning(sides: list[Side]) -> dict[str, object]:
    """The one with a number and a way in is likely to stay; who left does not."""
    working = [side for side in sides if side.one.is_active]
    best = max(working, key=lambda side: (bool(side.one.nip), side.can_sign_in, side.courses))
    return {"stays": str(best.one.uuid), "key": uuid4()}

"""What an accepted answer is worth, and what is said to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kawah.web.trainer.pen.forms.fields import lines
from kawah.web.trainer.pen.forms.share import Share

WHOLE = 1.0


def worth() -> dict[str, forms.Field]:
    return {
        "feedback": lines(_("Umpan balik bagi jawaban ini"), is_needed=False, size=2),
        "share": Share(
            label=_("Bagian nilai dalam persen, bila tidak penuh"), help_text=_("Boleh kosong.")
        ),
    }


def share_of(fraction: float) -> float | None:
    return None if fraction == WHOLE else fraction


def fraction(row: dict[str, Any]) -> float:
    share: float | None = row["share"]
    return WHOLE if share is None else share

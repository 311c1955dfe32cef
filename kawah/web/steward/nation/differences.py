"""What changed, from what to what, by the labels of the forms."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from msgspec import Struct
from msgspec.structs import replace

from kawah.records.api import Change
from kawah.web.shell import telling, written
from kawah.web.shell.telling import Step
from kawah.web.steward.nation.framework_forms import LevelForm, WordingForm
from kawah.web.steward.nation.resep_form import PolicyForm
from kawah.web.steward.nation.resep_words import limit_in_words
from kawah.web.steward.rule_form import RuleForm, TargetForm

FIGURES = ("hours.figure_", "framework.", "resep.")  # how their verbs begin
FIELDS: dict[str, Any] = {
    **TargetForm.base_fields,
    **RuleForm.base_fields,
    **PolicyForm.base_fields,
    **LevelForm.base_fields,
    **WordingForm.base_fields,
    "focus": forms.CharField(label=gettext_lazy("Arti setiap tingkat")),
    "valid_to": forms.DateField(label=gettext_lazy("Tidak berlaku lagi mulai")),
}


class Pair(Struct, frozen=True):
    label: str
    before: str
    after: str


def pairs(before: Any, after: Any) -> list[Pair]:
    """The fields that differ."""
    held: dict[str, Any] = before if isinstance(before, dict) else {}
    given: dict[str, Any] = after if isinstance(after, dict) else {}
    return [
        Pair(
            str(FIELDS[name].label),
            _in_its_unit(name, held.get(name), held),
            _in_its_unit(name, value, given),
        )
        for name, value in given.items()
        if name in FIELDS and held.get(name) != value
    ]


def _in_its_unit(name: str, value: Any, row: dict[str, Any]) -> str:
    if name == "limit" and value:
        return limit_in_words(Decimal(value), row.get("unit", ""))
    return said(FIELDS[name], value)


def difference(before: Any, after: Any) -> str:
    """The same in one line."""
    return "; ".join(f"{one.label}: {one.before} → {one.after}" for one in pairs(before, after))


def told(changes: Sequence[Change]) -> list[Step]:
    """Changes in words, those of figures by the labels of their forms."""
    return [
        replace(step, detail=difference(change.before, change.after)) if is_figure(change) else step
        for change, step in zip(changes, telling.in_detail(changes), strict=True)
    ]


def is_figure(change: Change) -> bool:
    return change.verb.startswith(FIGURES)


def said(field: Any, value: Any) -> str:
    """A noted value as its field would show it; one of another shape as it stands."""
    try:
        return _said(field, value)
    except (TypeError, ValueError, ArithmeticError):
        return str(value)


def _said(field: Any, value: Any) -> str:
    if not value:
        return "–"
    if isinstance(value, list):
        return " / ".join(str(one) for one in value)
    if isinstance(field, forms.DecimalField):
        return written.exactly(Decimal(value))
    if isinstance(field, forms.DateField):
        return written.day(date.fromisoformat(value))
    if isinstance(field, forms.ChoiceField):
        words: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type] # no groups
        return str(words.get(value, value))
    return str(value)

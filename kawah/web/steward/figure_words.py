"""A change of a regulated figure in words: from what to what, by the labels of its form."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from kawah.records.api import Change
from kawah.web.shell import written
from kawah.web.steward.rule_form import RuleForm, TargetForm


def difference(change: Change) -> str:
    """The fields that changed, each from what to what, by their labels in the form."""
    before: dict[str, Any] = change.before if isinstance(change.before, dict) else {}
    after: dict[str, Any] = change.after if isinstance(change.after, dict) else {}
    fields: dict[str, Any] = {**TargetForm.base_fields, **RuleForm.base_fields}
    told = [
        f"{fields[name].label}: {_said(fields[name], before.get(name))} → "
        f"{_said(fields[name], value)}"
        for name, value in after.items()
        if name in fields and before.get(name) != value
    ]
    return "; ".join(told)


def _said(field: Any, value: str | None) -> str:
    """A noted value as its field would show it."""
    if not value:
        return "–"
    if isinstance(field, forms.DecimalField):
        return written.number(Decimal(value))
    if isinstance(field, forms.DateField):
        return written.day(date.fromisoformat(value))
    if isinstance(field, forms.ChoiceField):
        words: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type] # no groups
        return str(words.get(value, value))
    return value

"""A conversion rule, or a yearly target, between its row and its form."""

from datetime import date
from typing import Any

from django.forms import Form
from django.utils.translation import get_language

from kawah.earned.hours.api import Bounds, Rule, Target, Terms, note_in, source_in

SPOKEN = {"note": note_in, "source": source_in}  # what the tables know in both languages


def initial_of(row: Rule | Target, *, today: date) -> dict[str, Any]:
    """The form as it is filled in beforehand, in the reader's language, from the first
    day on which it may hold."""
    held = {name: getattr(row, name) for name in _names(row)}
    language = get_language() or "id"
    spoken = {name: say(held[name], language=language) for name, say in SPOKEN.items()}
    return {**held, **spoken, "valid_from": max(today, row.valid_from)}


def terms_of(form: Form, rule: Rule) -> Terms:
    """The terms as filled in, of a form that is valid."""
    return Terms(**_filled(form, rule))


def bounds_of(form: Form, target: Target) -> Bounds:
    """The bounds as filled in, of a form that is valid."""
    return Bounds(**_filled(form, target))


def _filled(form: Form, row: Rule | Target) -> dict[str, Any]:
    """A note or a source that nobody touched stays as it is kept, in whatever language it was
    shown."""
    filled = {name: form.cleaned_data[name] for name in _names(row)}
    untouched = SPOKEN.keys() - set(form.changed_data)
    return {**filled, **{name: getattr(row, name) for name in untouched}}


def _names(row: Rule | Target) -> tuple[str, ...]:
    return (Terms if isinstance(row, Rule) else Bounds).__struct_fields__

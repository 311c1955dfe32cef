"""A conversion rule between its row and its form."""

from datetime import date
from typing import Any

from django.utils.translation import get_language

from kawah.earned.hours.api import Rule, Terms, note_in, source_in
from kawah.web.steward.rule_form import RuleForm

SPOKEN = {"note": note_in, "source": source_in}  # what the tables know in both languages


def initial_of(rule: Rule, *, today: date) -> dict[str, Any]:
    """The form as it is filled in beforehand, in the reader's language."""
    held = {name: getattr(rule, name) for name in Terms.__struct_fields__}
    language = get_language() or "id"
    spoken = {name: say(held[name], language=language) for name, say in SPOKEN.items()}
    return {**held, **spoken, "valid_from": today}


def terms_of(form: RuleForm, rule: Rule) -> Terms:
    """The terms as filled in, of a form that is valid. A note or a source that nobody touched stays
    as it is kept, in whatever language it was shown."""
    filled = {name: form.cleaned_data[name] for name in Terms.__struct_fields__}
    untouched = SPOKEN.keys() - set(form.changed_data)
    return Terms(**{**filled, **{name: getattr(rule, name) for name in untouched}})

"""What exactly was changed: the facts that a change notes, in words, from what to what."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kawah.people.directory.api import AgencyTier, EmploymentKind, PositionKind
from kawah.records.api import Change
from kawah.web.shell import written
from kawah.web.shell.fact_names import APPOINTED, CODED, Known, facts_in
from kawah.web.shell.fact_words import FIELDS, LABELS, REACHES

LENGTH, MOST = 80, 6
NOTHING: tuple[object, ...] = ("", None, [], 0)
DAYS = ("from", "effective_from", "starts_on", "ends_on", "until", "due_on")
LISTED = ("fields",)
PEOPLE = ("supervisor", "stays")


def people_in(changes: Iterable[Change]) -> Iterator[str]:
    """The subjects of the people whom facts name."""
    for change in changes:
        for facts in (facts_in(change.before), facts_in(change.after)):
            yield from (f"person/{facts[name]}" for name in PEOPLE if facts.get(name))


def detail_of(change: Change, known: Known, *, whom: str) -> str:
    """What is told already by whom it is about, is not told again."""
    before, after = facts_in(change.before), facts_in(change.after)
    told = []
    for name, label in LABELS.items():
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        one, other = (_said(change, name, value, known) for value in (was, now))
        if one != other and (one or other) != whom:
            told.append(_told(str(label), one, other))
    return "; ".join(told[:MOST])


def _told(label: str, before: str, after: str) -> str:
    if before and after:
        return _("%(label)s: %(before)s → %(after)s") % {
            "label": label,
            "before": before,
            "after": after,
        }
    return _("%(label)s: %(told)s") % {"label": label, "told": before or after}


def _said(change: Change, name: str, value: Any, known: Known) -> str:
    """A noted value in words; nothing where it says nothing to a reader."""
    if value in NOTHING or isinstance(value, list | dict) != (name in LISTED):
        return ""
    say = SAYING.get(name)
    if say is not None:
        return say(value)
    if name in DAYS:
        return _day(str(value))
    if name in PEOPLE:
        return known.people.get(f"person/{value}", "")
    if name == "competency":
        return known.competencies.get(value, "")
    if name == "position" and change.verb == APPOINTED:
        return known.posts.get(value, "")
    if name == "unit" and change.verb in CODED:
        return known.units.get((change.agency, value), "")
    return Truncator(str(value)).chars(LENGTH)


def _day(value: str) -> str:
    try:
        return written.day(date.fromisoformat(value))
    except ValueError:
        return ""


def _fields(value: Any) -> str:
    return ", ".join(str(FIELDS[name]) for name in value if name in FIELDS)


def _kind(value: Any) -> str:
    words = {**dict(EmploymentKind.choices), **dict(PositionKind.choices)}
    return str(words.get(value, ""))


def _chosen(choices: Iterable[tuple[Any, Any]]) -> Callable[[Any], str]:
    words = dict(choices)
    return lambda value: str(words.get(value, value))


SAYING: Mapping[str, Callable[[Any], str]] = {
    "fields": _fields,
    "kind": _kind,
    "position_kind": _kind,
    "tier": _chosen(AgencyTier.choices),
    "reach": lambda value: str(REACHES.get(value, "")),
    "minutes": lambda value: written.length(int(value)),
    "reviewer": str,
}

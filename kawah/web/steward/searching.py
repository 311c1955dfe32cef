"""Looking for something in the trail: by what was done, by whom or to whom, and when."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.people.directory.api import Scope
from kawah.records.api import Change
from kawah.web.shell.acts import AREAS, VERBS
from kawah.web.shell.looking import PERSON, person_in
from kawah.web.steward.people import anyone_of

ON_A_PAGE = 30
LONGEST = 80
MOST_NAMED = 200  # things of one kind with the name that is looked for


class Page(Struct, frozen=True):
    """`older` says from which change the next page goes on; empty on the last."""

    rows: list[Change]
    older: str
    is_first: bool


def asked_in(sent: Mapping[str, str]) -> dict[str, str]:
    """What an address or a form looks for; what is not understood is left out."""
    act = sent.get("apa", "")
    holder = person_in(sent)
    asked = {
        "cari": " ".join(sent.get("cari", "").split())[:LONGEST],
        "apa": act if act in VERBS or act in AREAS else "",
        "dari": _day(sent.get("dari", "")),
        "hingga": _day(sent.get("hingga", "")),
        PERSON: str(holder) if holder else "",
    }
    return {name: value for name, value in asked.items() if value}


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def narrowed(
    rows: "QuerySet[Change]", asked: Mapping[str, str], *, scope: Scope, on: date
) -> "QuerySet[Change]":
    """The changes that are meant. Days are those of the reader."""
    if act := asked.get("apa"):
        rows = rows.filter(verb__in=_acts(act))
    if since := asked.get("dari"):
        rows = rows.filter(at__gte=_start(since))
    if until := asked.get("hingga"):
        rows = rows.filter(at__lt=_start(until) + timedelta(days=1))
    if holder := asked.get(PERSON):
        rows = rows.filter(Q(subject=f"person/{holder}") | Q(by=UUID(holder)))
    if words := asked.get("cari"):
        rows = rows.filter(_about(words, scope=scope, on=on))
    return rows


def _acts(asked: str) -> list[str]:
    if asked in VERBS:
        return [asked]
    _word, beginnings = AREAS[asked]
    return [verb for verb in VERBS if verb.startswith(beginnings)]


def _start(day: str) -> datetime:
    zone = timezone.get_current_timezone()
    return datetime.combine(date.fromisoformat(day), time(), tzinfo=zone)


def _about(words: str, *, scope: Scope, on: date) -> Q:
    """Done by somebody, or to something, that is called so."""
    people: Any = anyone_of(scope, on=on)
    persons = list(people.named(words).values_list("uuid", flat=True)[:MOST_NAMED])
    courses = Course.objects.filter(title__icontains=words)
    batches = Batch.objects.filter(name__icontains=words)
    subjects = [f"person/{uuid}" for uuid in persons]
    for kind, found in (("course", courses), ("batch", batches)):
        keys: Iterable[UUID] = found.values_list("uuid", flat=True)[:MOST_NAMED]
        subjects += [f"{kind}/{uuid}" for uuid in keys]
    return Q(by__in=persons) | Q(subject__in=subjects)


def page_of(rows: "QuerySet[Change]", *, older_than: str) -> Page:
    """The newest changes, or those older than one."""
    place = _place_of(older_than)
    if place is not None:
        at, key = place
        rows = rows.filter(Q(at__lt=at) | Q(pk__lt=key), at__lte=at)
    found = list(rows[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    older = str(shown[-1].uuid) if len(found) > ON_A_PAGE else ""
    return Page(shown, older, is_first=place is None)


def _place_of(text: str) -> tuple[datetime, int] | None:
    try:
        key = UUID(text)
    except ValueError:
        return None
    return Change.objects.filter(uuid=key).values_list("at", "pk").first()

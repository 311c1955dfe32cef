"""A learner's first screen: what now, where do I stand, what changed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from msgspec import Struct

from kawah.earned.certificates import api as certificates
from kawah.earned.hours import api as hours
from kawah.guidance.planning import api as planning
from kawah.learning.assessment.api import closing, unmarked_parts
from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment.api import Enrollment, Via, completed_parts, is_past, onward
from kawah.lib.gathered import keys_in
from kawah.lib.prepared import Given, Prepared
from kawah.people.access.api import Role, Verb
from kawah.people.directory.api import Person
from kawah.people.notices import api as told
from kawah.people.notices.api import Notice
from kawah.web.learner import standing
from kawah.web.learner.first_steps import first_steps
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.navigation import home_of

UNDERWAY = Prepared(
    lambda: (
        Enrollment.objects.filter(person=Given("person"), is_open=True, completed_at=None)
        .annotate(
            is_closed=Exists(closing(OuterRef("person"), OuterRef("place"))),
            unmarked=unmarked_parts(),
            completed=completed_parts(),
        )
        .values_list(
            "uuid",
            "version",
            "course__title",
            "version__language",
            "done",
            "required",
            "place",
            "due_on",
            "spared_until",
            "via",
            "last_at",
            "enrolled_at",
            "is_closed",
            "unmarked",
            "completed",
        )
    )
)
TASKS, NEWS, LATEST = 5, 3, 10
FRESH = timedelta(days=7)  # how long a certificate that was not looked at stands at the top
SOON_DAYS = 7


class Underway(Struct, frozen=True):
    """A course begun and not finished."""

    uuid: UUID
    version: int
    title: str
    language: str
    done: int
    required: int
    place: UUID | None
    due_on: date | None
    spared_until: date | None
    via: str
    last_at: datetime | None
    enrolled_at: datetime
    is_closed: bool  # the place is an exam with no attempt left
    unmarked: str | None  # the keys of what only waits for a mark,
    completed: str | None  # and of what is completed

    @property
    def touched_at(self) -> datetime:
        return self.last_at or self.enrolled_at

    @property
    def is_chosen(self) -> bool:
        """Opened, or joined by oneself: what others enroll one in waits its turn."""
        return self.place is not None or self.via == Via.SELF

    @property
    def is_duty(self) -> bool:
        return self.via == Via.DUTY

    @property
    def next_step(self) -> Step | None:
        """What can be done next; None while all that is left waits for a mark."""
        return onward(
            outline_of(self.version),
            place=self.place,
            completed=keys_in(self.completed),
            waiting=keys_in(self.unmarked),
        )


class Task(Struct, frozen=True):
    """A course under way that has a date."""

    course: Underway
    due_on: date
    state: str


@may(Verb.SIGN_IN)
def home(request: PersonRequest) -> HttpResponse:
    """The learner's home; who is here in another role is sent to that role's."""
    role = request.grant.role if request.grant else None
    if role != Role.LEARNER:
        return redirect(home_of(role))
    underway = _underway(request.person)
    latest = told.latest(request.person, at_most=LATEST)
    fresh = _fresh(latest, now=request.now)
    context: dict[str, Any] = {
        "now_learning": underway[0] if underway else None,
        "next_step": underway[0].next_step if underway else None,
        "tasks": _tasks(underway, on=request.today),
        "standing": standing.shown(_balance(request)),
        "suggestions": planning.suggestions(request.person, now=request.now),
        "fresh": _said(fresh) if fresh else None,
        "news": [_said(notice) for notice in latest if notice is not fresh][:NEWS],
        "first_steps": first_steps(request),
    }
    return render(request, "learner/home.html", context)


def _balance(request: PersonRequest) -> hours.Standing:
    return hours.balance(request.person, year=request.today.year, on=request.today)


def _underway(person: Person) -> list[Underway]:
    """The course touched last comes first, after all of them what was only assigned, and at the end
    what only waits for a mark."""
    rows = (Underway(*row) for row in UNDERWAY(person=person.pk))
    return sorted(
        rows,
        key=lambda row: (row.next_step is not None, row.is_chosen, row.touched_at),
        reverse=True,
    )


def _tasks(underway: list[Underway], *, on: date) -> list[Task]:
    dated = [
        Task(course, course.due_on, _urgency(course, course.due_on, on=on))
        for course in underway
        if course.due_on is not None
    ]
    return sorted(dated, key=lambda task: task.due_on)[:TASKS]


def _urgency(course: Underway, due: date, *, on: date) -> str:
    if is_past(due, on=on, spared_until=course.spared_until):
        return "late"
    if is_past(due, on=on):
        return "spared"
    return "waiting" if (due - on).days <= SOON_DAYS else "doing"


def _fresh(latest: Sequence[Notice], *, now: datetime) -> Notice | None:
    """What says that the newest certificate is there, until that was looked at."""
    kinds = (certificates.READY, certificates.REVOKED)
    newest = next((notice for notice in latest if notice.kind in kinds), None)
    if newest is None or newest.kind != certificates.READY or newest.read_at is not None:
        return None
    return newest if newest.told_at > now - FRESH else None


def _said(notice: Notice) -> dict[str, object]:
    language = get_language() or "id"
    return {
        "sentence": told.sentence(notice.kind, notice.values, language=language),
        "path": notice.path,
        "told_at": notice.told_at,
    }

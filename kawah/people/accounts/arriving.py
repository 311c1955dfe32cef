"""The first days: looking at what is known about oneself, saying what is wrong, first steps."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kawah.people.accounts.entry_rows import Arrival, DataProblem
from kawah.people.directory.api import Person, Scope
from kawah.people.notices import api as notices
from kawah.records import api as records

LONGEST = 500


def arrival_of(person: Person) -> Arrival | None:
    """Of somebody whose first steps are not put away."""
    return Arrival.objects.filter(person=person, put_away_at=None).first()


@transaction.atomic
def confirm_data(person: Person, *, wrong: str = "", now: datetime) -> None:
    """What is known about oneself is right, or wrong in these words; the agency's stewards see."""
    Arrival.objects.filter(person=person, confirmed_at=None).update(confirmed_at=now)
    if said := " ".join(wrong.split())[:LONGEST]:
        DataProblem.objects.get_or_create(
            person=person, text=said, settled_at=None, defaults={"made_at": now}
        )


def note_language(person: Person, *, now: datetime) -> None:
    Arrival.objects.filter(person=person, language_at=None).update(language_at=now)


def put_steps_away(person: Person, *, now: datetime) -> None:
    Arrival.objects.filter(person=person, put_away_at=None).update(put_away_at=now)


def open_problems(scope: Scope, *, on: date) -> "QuerySet[Any]":
    """What people of a scope say is wrong about their data, the oldest first."""
    people = Person.objects.visible_to(scope, on=on).filter(is_active=True)
    rows = DataProblem.objects.filter(settled_at=None, person__in=people)
    return rows.select_related("person").order_by("made_at", "pk")


@transaction.atomic
def settle(problem: DataProblem, *, answer: str, by: Person, now: datetime) -> bool:
    """Say what was done about it; the one who said it is told. False when it was settled before."""
    rows = DataProblem.objects.filter(pk=problem.pk, settled_at=None)
    if not rows.update(settled_at=now, settled_by=by, answer=answer):
        return False
    person = problem.person
    records.note(
        verb="person.data_settled",
        subject=f"person/{person.uuid}",
        by=by.uuid,
        now=now,
        agency=person.agency.code,
        before={"said": problem.text},
        why=answer,
    )
    notices.tell(
        person,
        key=f"data:{problem.uuid}",
        kind="data_settled",
        values={"answer": answer},
        path="/saya/",
        now=now,
    )
    return True

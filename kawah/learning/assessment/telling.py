"""What is written down of an attempt: that it was begun, and what was handed in."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid5

from kawah.learning.assessment.attempts import Attempt, Response
from kawah.learning.curriculum.api import Step
from kawah.records import api as records


def tell_started(attempt: Attempt, step: Step, *, now: datetime) -> None:
    act = records.Started(
        enrollment=attempt.enrollment.uuid,
        activity=step.uuid,
        attempt=attempt.uuid,
        number=attempt.number,
    )
    _record(attempt, act, name="started", happened_at=now, now=now)


def tell_submitted(
    attempt: Attempt,
    step: Step,
    responses: Iterable[Response],
    *,
    happened_at: datetime,
    now: datetime,
) -> None:
    act = records.Submitted(
        enrollment=attempt.enrollment.uuid,
        activity=step.uuid,
        attempt=attempt.uuid,
        fraction=attempt.fraction,
        items=tuple(_result(response) for response in responses),
    )
    _record(attempt, act, name="submitted", happened_at=happened_at, now=now)


def _result(response: Response) -> records.ItemResult:
    asked = response.item_version
    fraction = None if response.is_waiting else response.fraction
    return records.ItemResult(asked.item.uuid, asked.number, fraction)


def _record(
    attempt: Attempt, act: records.AnyAct, *, name: str, happened_at: datetime, now: datetime
) -> None:
    person = attempt.enrollment.person
    records.record(
        act,
        statement=uuid5(attempt.uuid, name),
        person=person.uuid,
        agency=person.agency.code,
        happened_at=happened_at,
        now=now,
    )

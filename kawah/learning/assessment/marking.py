"""The marking queue: a person judges what a machine cannot."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kawah.learning.assessment import taking
from kawah.learning.assessment.attempts import Attempt, Grade, Response
from kawah.learning.assessment.grading import settle
from kawah.lib.questions.shape import Criterion, Essay
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices
from kawah.records import api as records

RUBRIC = "rubric"
# Points are kept by the name of their criterion, so this one has the same name in every language.
WHOLE = Criterion(
    gettext_noop("Jawaban secara keseluruhan"),
    (
        (0, gettext_noop("Belum menjawab")),
        (1, gettext_noop("Menjawab sebagian")),
        (2, gettext_noop("Menjawab dengan baik")),
    ),
)


class RubricIncomplete(Exception):
    """A criterion has no points, or points the rubric does not know; `criterion` names it."""

    def __init__(self, criterion: str) -> None:
        super().__init__(criterion)
        self.criterion = criterion


class JudgedMeanwhile(Exception):
    """Somebody has judged the answer since the marker looked at it; `by` says who."""

    def __init__(self, by: UUID | None) -> None:
        super().__init__(by)
        self.by = by


def waiting(trainer: Person) -> "QuerySet[Response]":
    """Answers that wait for this trainer, the longest waiting first; nobody marks the own."""
    return _answers_for(trainer).filter(is_waiting=True)


def judgeable(trainer: Person) -> "QuerySet[Response]":
    """Answers that wait for this trainer, and those that were judged by their rubric already."""
    judged = judgements().filter(response=OuterRef("pk"))
    return _answers_for(trainer).filter(Q(is_waiting=True) | Exists(judged))


def judged_lately(trainer: Person) -> "QuerySet[Response]":
    """What this trainer judged and may judge again, the newest judgement first."""
    own = judgements().filter(response=OuterRef("pk"), by=trainer.uuid).order_by("-pk")
    rows = _answers_for(trainer).annotate(judged_at=Subquery(own.values("at")[:1]))
    return rows.exclude(judged_at=None).order_by("-judged_at", "-pk")


def judgements() -> "QuerySet[Grade]":
    """What people judged by a rubric, the first judgement of an answer first."""
    return Grade.objects.filter(reason=RUBRIC).order_by("pk")


def _answers_for(trainer: Person) -> "QuerySet[Response]":
    rows = Response.objects.exclude(attempt__enrollment__person=trainer).filter(
        attempt__submitted_at__isnull=False,
        attempt__enrollment__version__teachers__person=trainer,
        attempt__enrollment__version__teachers__role="widyaiswara",
    )
    related = ("item_version", "attempt__quiz__activity", "attempt__enrollment__person__agency")
    return rows.select_related(*related).order_by("attempt__submitted_at", "pk").distinct()


def rubric_of(essay: Essay) -> tuple[Criterion, ...]:
    """The essay's rubric; an essay without one is judged as a whole."""
    return essay.rubric or (WHOLE,)


def in_words(criterion: Criterion) -> Criterion:
    """A criterion as it is read: an author's as written, the one of this house translated."""
    if criterion != WHOLE:
        return criterion
    return Criterion(_(WHOLE.name), tuple((points, _(words)) for points, words in WHOLE.levels))


def rubric_fraction(essay: Essay, points: Mapping[str, float]) -> float:
    """The share of the rubric's points reached. Raises RubricIncomplete."""
    reached = possible = 0.0
    for criterion in rubric_of(essay):
        levels = [level for level, _words in criterion.levels]
        given = points.get(criterion.name)
        if given is None or given not in levels:
            raise RubricIncomplete(criterion.name)
        reached += given
        possible += max(levels)
    return reached / possible if possible else 0.0


@transaction.atomic
def grade(
    response: Response,
    *,
    points: Mapping[str, float],
    comment: str,
    by: Person,
    now: datetime,
    seen: int = 0,
) -> Attempt:
    """Judge an essay by its rubric; a second judgement stands beside the first.

    `seen` is how many judgements the marker knew of. Raises RubricIncomplete, JudgedMeanwhile.
    """
    records.hold(response.attempt.enrollment.person.uuid)
    _refuse_unseen(response, seen=seen)
    row = Response.objects.select_related("item_version").get(pk=response.pk)
    body = row.item_version.question.body
    fraction = rubric_fraction(body, points) if isinstance(body, Essay) else 0.0
    mark = Grade.objects.create(
        response=row,
        item_version=row.item_version,
        fraction=fraction,
        points=dict(points),
        comment=comment,
        reason=RUBRIC,
        by=by.uuid,
        at=now,
    )
    row.fraction, row.is_waiting = fraction, False
    row.save(update_fields=["fraction", "is_waiting"])
    return resettle(row.attempt_id, reason=RUBRIC, mark=mark, by=by.uuid, now=now)


def _refuse_unseen(response: Response, *, seen: int) -> None:
    judges = list(judgements().filter(response=response).values_list("by", flat=True))
    if len(judges) > seen:
        raise JudgedMeanwhile(judges[-1])


def resettle(attempt: int, *, reason: str, mark: Grade, by: UUID | None, now: datetime) -> Attempt:
    """Bring an attempt's result up to date and tell its owner."""
    related = ("quiz__activity", "enrollment__person__agency", "enrollment__course")
    row = Attempt.objects.select_related(*related).get(pk=attempt)
    before = row.fraction
    reached = settle(row, row.responses.select_related("item_version"))
    row.save(update_fields=["fraction", "is_passed"])
    if reached.is_settled and row.fraction != before:
        _record_graded(row, reached.lowest, reason=reason, mark=mark, by=by, now=now)
    step = taking.step_of(row)
    taking.complete_if_passed(row, step, happened_at=row.submitted_at or now, now=now)
    return row


def _record_graded(
    row: Attempt, fraction: float, *, reason: str, mark: Grade, by: UUID | None, now: datetime
) -> None:
    person, activity = row.enrollment.person, row.quiz.activity
    act = records.Graded(
        enrollment=row.enrollment.uuid,
        activity=activity.uuid,
        attempt=row.uuid,
        fraction=fraction,
        reason=reason,
    )
    name = f"graded:{mark.pk}"
    records.record(
        act,
        statement=uuid5(row.uuid, name),
        person=person.uuid,
        agency=person.agency.code,
        happened_at=now,
        now=now,
        by=by,
    )
    told = {"activity": activity.title}
    notices.tell(
        person,
        key=f"{name}:{row.uuid}",
        kind="attempt_graded" if reason == RUBRIC else "attempt_regraded",
        values=told if reason == RUBRIC else {**told, "reason": reason},
        path=f"/percobaan/{row.uuid}/hasil/",
        now=now,
    )

"""Taking a quiz: begin an attempt, save answers as they are given, hand it in."""

import random
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.assessment.attempts import Attempt, Grade, Response
from kawah.learning.assessment.drawing import drawn
from kawah.learning.assessment.grading import attempt_fraction, settle
from kawah.learning.assessment.lateness import Hand, is_newer
from kawah.learning.assessment.quizzes import FeedbackMode, Quiz
from kawah.learning.assessment.regrades import Judged, judged, standing
from kawah.learning.assessment.telling import tell_started, tell_submitted
from kawah.learning.assessment.tries import tries_of
from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Enrollment
from kawah.lib.prepared import Given, Prepared
from kawah.lib.questions.scoring import score
from kawah.records import api as records

# An answer under way when the time ends still arrives over a slow line.
GRACE = timedelta(seconds=30)
AUTOMATIC = "auto"
# Who saves and who hands in take the attempt first: one order of locks.
LOCKED = Prepared(lambda: Attempt.objects.filter(pk=Given("attempt")).select_for_update())
PLACE = Prepared(
    lambda: Response.objects.filter(attempt=Given("attempt"), seq=Given("seq")).select_related(
        "item_version"
    )
)


class NoAttemptsLeft(Exception):
    """Every allowed attempt has been used."""


class AttemptUnmarked(Exception):
    """An earlier attempt waits to be marked by a person."""


class AttemptClosed(Exception):
    """The attempt was handed in, or its time is over; nothing more can be saved."""


class QuestionUnknown(Exception):
    """The attempt's paper holds no such question."""


class Saved(Struct, frozen=True):
    """An answer is safe; `judged` only where the quiz gives feedback at once."""

    seq: int
    saved_at: datetime
    judged: Judged | None


def start(enrollment: Enrollment, step: Step, *, now: datetime) -> Attempt:
    """Begin an attempt, or return the one that is open. Raises NoAttemptsLeft, AttemptUnmarked."""
    quiz = Quiz.objects.get(activity_id=step.pk)
    opened = Attempt.objects.within(enrollment).filter(quiz=quiz, submitted_at=None).first()
    if opened is not None:
        return opened
    try:
        with transaction.atomic():
            return _begin(enrollment, quiz, step, now)
    except IntegrityError:  # the other tab was faster: its attempt is this one
        return Attempt.objects.get(enrollment=enrollment, quiz=quiz, submitted_at=None)


def _begin(enrollment: Enrollment, quiz: Quiz, step: Step, now: datetime) -> Attempt:
    records.hold(enrollment.person.uuid)
    tries = tries_of(enrollment.person, quiz)
    if tries.left == 0:
        raise NoAttemptsLeft
    if tries.is_held:
        raise AttemptUnmarked
    limit = timedelta(minutes=quiz.time_limit_minutes)
    attempt = Attempt.objects.create(
        enrollment=enrollment,
        quiz=quiz,
        number=tries.used + 1,
        started_at=now,
        due_at=now + limit if limit else None,
    )
    chance = random.Random(attempt.uuid.int)  # noqa: S311 - a repeatable draw, no secret
    rows = [
        Response(attempt=attempt, seq=seq, item_version_id=key)
        for seq, key in enumerate(drawn(quiz.slots, chance), start=1)
    ]
    Response.objects.bulk_create(rows)
    enrollment_api.visit(enrollment, step, now=now)
    tell_started(attempt, step, now=now)
    return attempt


def is_over(attempt: Attempt, *, now: datetime) -> bool:
    return attempt.due_at is not None and now > attempt.due_at + GRACE


def save(
    attempt: Attempt,
    *,
    seq: int,
    answer: object,
    happened_at: datetime,
    now: datetime,
    hand: Hand | None = None,
) -> Saved:
    """Keep the newest answer to one question; saving again changes nothing.

    Raises AttemptClosed, QuestionUnknown.
    """
    if attempt.submitted_at is not None or is_over(attempt, now=now):
        raise AttemptClosed
    given = min(happened_at, now)
    with transaction.atomic():
        held = LOCKED.first(attempt=attempt.pk)
        if held is None or held.submitted_at is not None:  # handed in meanwhile, elsewhere
            raise AttemptClosed
        row = PLACE.first(attempt=attempt.pk, seq=seq)
        if row is None:
            raise QuestionUnknown
        if is_newer(row, given=given, hand=hand):
            _keep(row, answer, given=given, hand=hand)
        _sign_of_life(attempt, now=now)
    is_told = row.answer == answer and attempt.quiz.feedback == FeedbackMode.IMMEDIATE
    return Saved(seq, row.saved_at or given, judged(row, standing([row])) if is_told else None)


def _keep(row: Response, answer: object, *, given: datetime, hand: Hand | None) -> None:
    row.answer, row.saved_at = answer, max(row.saved_at or given, given)
    row.device, row.made = (hand.device, hand.made) if hand else (None, None)
    Response.objects.filter(pk=row.pk).update(
        answer=answer, saved_at=row.saved_at, device=row.device, made=row.made
    )


def _sign_of_life(attempt: Attempt, *, now: datetime) -> None:
    step = step_of(attempt)
    enrollment_api.visit(attempt.enrollment, step, now=now)


def step_of(attempt: Attempt) -> Step:
    """The place of an attempt's quiz in its outline."""
    outline = outline_of(attempt.enrollment.version_id)
    return next(step for step in outline.steps if step.pk == attempt.quiz_id)


@transaction.atomic
def submit(attempt: Attempt, *, happened_at: datetime, now: datetime) -> Attempt:
    """Hand an attempt in: score it, write it down, complete the activity when it is passed.

    Handing in twice is handing in once.
    """
    records.hold(attempt.enrollment.person.uuid)
    row = (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("quiz", "enrollment__person__agency")
        .get(pk=attempt.pk)
    )
    if row.submitted_at is not None:
        return row
    row.submitted_at = now
    responses = list(row.responses.select_related("item_version__item").order_by("seq"))
    _score_all(responses, now)
    settle(row, responses)
    row.save(update_fields=["submitted_at", "fraction", "is_passed"])
    step, moment = step_of(row), max(min(happened_at, now), row.started_at)
    tell_submitted(row, step, responses, happened_at=moment, now=now)
    complete_if_passed(row, step, happened_at=moment, now=now)
    return row


def _score_all(responses: list[Response], now: datetime) -> None:
    grades, mended = [], standing(responses)
    for response in responses:
        found = judged(response, mended)
        result = score(found.question, found.answer)
        response.is_waiting = result.is_pending
        if not result.is_pending:
            response.fraction = result.fraction
            grades.append(
                Grade(
                    response=response,
                    item_version=found.version,
                    fraction=result.fraction,
                    reason=AUTOMATIC,
                    at=now,
                )
            )
    Response.objects.bulk_update(responses, ["fraction", "is_waiting"])
    Grade.objects.bulk_create(grades)


def complete_if_passed(row: Attempt, step: Step, *, happened_at: datetime, now: datetime) -> None:
    if not row.is_passed:
        return
    enrollment_api.complete(
        enrollment_api.current(row.enrollment),
        step,
        why="quiz_passed" if row.quiz.is_exam or row.quiz.pass_percent else "practice_submitted",
        fraction=row.fraction if row.fraction is not None else attempt_fraction_now(row),
        happened_at=happened_at,
        now=now,
    )


def attempt_fraction_now(row: Attempt) -> float:
    """What is sure already while a person has yet to mark the rest."""
    return attempt_fraction(row.responses.select_related("item_version")).lowest


def refusal(error: Exception) -> str:
    """What to tell a person whose answer could not be taken."""
    sentences = {
        NoAttemptsLeft: _("Semua kesempatan sudah dipakai. Hubungi widyaiswara kursus ini."),
        AttemptUnmarked: _(
            "Jawaban Anda masih menunggu penilaian widyaiswara. Percobaan baru terbuka sesudah"
            " dinilai, bila masih diperlukan."
        ),
        AttemptClosed: _("Waktu habis atau jawaban sudah dikirim; jawaban ini tidak disimpan."),
        QuestionUnknown: _("Soal ini tidak ada di lembar Anda. Muat ulang halaman."),
    }
    return sentences[type(error)]

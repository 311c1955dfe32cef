"""Answering a block of a lesson, and finishing the lesson."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.player.answers import Answer
from kawah.learning.player.blocks import Answerable, Contrast
from kawah.learning.player.feedback import Feedback
from kawah.learning.player.given import Fields, demand_whole, taken
from kawah.learning.player.naming import names_of
from kawah.learning.player.quizzing import Given
from kawah.learning.player.rendering_contrast import BECAUSE, HOLDS
from kawah.learning.player.shown import shown, told
from kawah.records import api as records

LESSON_READ, LESSON_ANSWERED = "lesson_read", "lesson_answered"


class BlockUnknown(Exception):
    """The lesson holds no such block to answer."""


class EnrollmentEnded(Exception):
    """The learner has left the course; nothing more is taken in."""


class BlocksOpen(Exception):
    """Questions or decisions are not answered yet; the message names them, `blocks` their ids."""

    def __init__(self, blocks: list[str], names: list[str]) -> None:
        sentence = _("Masih ada yang belum Anda jawab: %(names)s.")
        super().__init__(sentence % {"names": ", ".join(names)})
        self.blocks = blocks


def answer_block(
    enrollment: Enrollment,
    step: Step,
    block: str,
    fields: Fields,
    *,
    statement: UUID,
    happened_at: datetime,
    now: datetime,
    language: str = "",
) -> Feedback:
    """Take in an answer and tell what to make of it; the same statement counts once.

    `fields` are form fields by name. Raises BlockUnknown, AnswerIncomplete, EnrollmentEnded,
    LessonMissing.
    """
    spoken = language or translation.get_language() or ""
    found = shown(step, language=spoken).answerable.get(block)
    if found is None:
        raise BlockUnknown
    given = taken(found, fields, seed=step.key)
    with translation.override(spoken):
        demand_whole(found, given)
    feedback = told(step, block, given, language=spoken)
    moment = max(min(happened_at, now), enrollment.enrolled_at)
    _take_in(enrollment, step, found, given, feedback, statement=statement, at=moment, now=now)
    return feedback


@transaction.atomic
def _take_in(
    enrollment: Enrollment,
    step: Step,
    block: Answerable,
    given: Given,
    feedback: Feedback,
    *,
    statement: UUID,
    at: datetime,
    now: datetime,
) -> None:
    person = enrollment.person
    records.hold(person.uuid)
    if not Enrollment.objects.filter(pk=enrollment.pk, is_open=True).exists():
        raise EnrollmentEnded
    is_new = records.record(
        _act(enrollment, step, block, given, feedback),
        statement=statement,
        person=person.uuid,
        agency=person.agency.code,
        happened_at=at,
        now=now,
    )
    if is_new:
        _save(enrollment, step, given, feedback, statement=statement, at=at)
        enrollment_api.visit(enrollment, step, now=now)  # a device's word earns no reading time


def _act(
    enrollment: Enrollment, step: Step, block: Answerable, given: Given, feedback: Feedback
) -> records.AnyAct:
    if isinstance(block, Contrast):
        return records.Compared(
            enrollment=enrollment.uuid,
            activity=step.uuid,
            block=block.id,
            holds=given[""][0] == HOLDS,
            because=next(iter(given.get(BECAUSE, ())), ""),
        )
    return records.Answered(
        enrollment=enrollment.uuid,
        activity=step.uuid,
        block=block.id,
        fraction=feedback.fraction,
    )


def _save(
    enrollment: Enrollment,
    step: Step,
    given: Given,
    feedback: Feedback,
    *,
    statement: UUID,
    at: datetime,
) -> None:
    """Keep the newest answer; one that arrives late counts as a try and replaces nothing newer."""
    values = {
        "given": given,
        "fraction": feedback.fraction,
        "at": at,
        "statement": statement,
    }
    row, is_first = Answer.objects.get_or_create(
        enrollment=enrollment, activity_id=step.pk, block=feedback.block, defaults=values
    )
    if is_first:
        return
    same = Answer.objects.filter(pk=row.pk)
    same.update(attempts=F("attempts") + 1)
    same.filter(at__lte=at).update(
        given=given, fraction=feedback.fraction, at=at, statement=statement
    )


def changed_blocks(enrollment: Enrollment, step: Step, fields: Fields) -> list[str]:
    """Blocks whose fields hold an answer other than the saved one: what someone meant who sent the
    form without any block's own button. Raises LessonMissing."""
    saved = _saved(enrollment, step)
    language = translation.get_language() or ""
    blocks = shown(step, language=language).answerable.values()
    given = {block.id: taken(block, fields, seed=step.key) for block in blocks}
    return [key for key, answer in given.items() if answer and answer != saved.get(key)]


def finish_lesson(
    enrollment: Enrollment, step: Step, *, happened_at: datetime, now: datetime
) -> bool:
    """Complete a lesson whose questions and decisions are answered; False when it was before.

    Raises BlocksOpen, LessonMissing.
    """
    waiting = open_blocks(enrollment, step)
    if waiting:
        raise BlocksOpen(list(waiting), list(waiting.values()))
    enrollment_api.visit(enrollment, step, now=now)
    is_asking = bool(shown(step, language=translation.get_language() or "").required)
    why = LESSON_ANSWERED if is_asking else LESSON_READ
    return enrollment_api.complete(enrollment, step, why=why, happened_at=happened_at, now=now)


def open_blocks(enrollment: Enrollment, step: Step) -> dict[str, str]:
    """The names of the blocks that have to be answered first, by id, in the lesson's order.

    Raises LessonMissing.
    """
    lesson = shown(step, language=translation.get_language() or "")
    answered = _saved(enrollment, step)
    names = names_of(list(lesson.answerable.values()))
    return {key: names[key] for key in lesson.required if key not in answered}


def _saved(enrollment: Enrollment, step: Step) -> dict[str, Given]:
    rows = Answer.objects.filter(enrollment=enrollment, activity_id=step.pk)
    return dict(rows.values_list("block", "given"))

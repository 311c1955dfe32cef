"""A lesson page: the fragment, with this learner's state in its holes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from msgspec import Struct

from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.media import api as media
from kawah.learning.player import pieces
from kawah.learning.player.answers import Answer
from kawah.learning.player.given import Fields, taken
from kawah.learning.player.quizzing import Given
from kawah.learning.player.shown import Shown, shown, told
from kawah.learning.player.state import State
from kawah.lib import prepared
from kawah.lib.prepared import Prepared

ANSWERS = Prepared(
    lambda: Answer.objects.filter(
        enrollment=prepared.Given("enrollment"), activity=prepared.Given("activity")
    ).values_list("block", "given")
)

NOTHING: Mapping[str, Any] = {}


class Asked(Struct, frozen=True):
    """A block that is answered, as the page around lists it. `statement` is a fresh id for the next
    answer, to be sent as `statement:<id>`."""

    id: str
    statement: UUID


class LessonPage(Struct, frozen=True):
    """`html` is the whole lesson with this learner's state; `hash` names the neutral fragment."""

    html: str
    hash: str
    asked: tuple[Asked, ...]


def page(
    enrollment: Enrollment,
    step: Step,
    *,
    language: str,
    now: datetime,
    sent: Fields = NOTHING,
    faults: Mapping[str, str] = NOTHING,
    at: str = "",
) -> LessonPage:
    """Open a lesson and note the visit; raises LessonMissing.

    `sent` is what stands in the form and is not taken in: it stays there. `faults` are sentences by
    block; the reader is brought to the first, or to the block `at`.
    """
    lesson = shown(step, language=language)
    enrollment_api.visit(enrollment, step, now=now)
    given = dict(ANSWERS(enrollment=enrollment.pk, activity=step.pk))
    prefix = media_prefix(enrollment.version_id, now=now)
    state = State(
        filled={**given, **_unsaved(lesson, sent, seed=step.key)},
        said={
            block: told(step, block, answer, language=language)
            for block, answer in given.items()
            if block in lesson.answerable
        },
        faults=faults,
        at=at,
    )
    html = pieces.fill(lesson.pieces, media=prefix, slot=state.fill)
    return LessonPage(html, lesson.hash, tuple(Asked(key, uuid4()) for key in lesson.answerable))


def _unsaved(lesson: Shown, sent: Fields, *, seed: str) -> dict[str, Given]:
    found = {key: taken(block, sent, seed=seed) for key, block in lesson.answerable.items()}
    return {key: answer for key, answer in found.items() if answer}


def fragment(step: Step, *, language: str) -> tuple[str, str]:
    """Hash and HTML of a lesson as packs carry it: without anyone's state, files by placeholder.

    Raises LessonMissing.
    """
    lesson = shown(step, language=language)
    return lesson.hash, pieces.neutral(lesson.pieces)


def media_prefix(version: int, *, now: datetime) -> str:
    """What stands for `{media}` in a fragment."""
    return f"{settings.CONTENT_URL}{media.signed_prefix(version, now=now)}"

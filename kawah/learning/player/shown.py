"""Published lessons in memory: they never change, so each process reads one once."""

from functools import lru_cache
from uuid import UUID

from django.utils import translation
from msgspec import Struct

from kawah.learning.curriculum.api import Step
from kawah.learning.player import freezing, pieces
from kawah.learning.player.blocks import ANSWERABLE, REQUIRED, Answerable
from kawah.learning.player.feedback import Feedback, feedback_on
from kawah.learning.player.lessons import Lesson
from kawah.learning.player.pieces import Pieces
from kawah.learning.player.quizzing import Given
from kawah.learning.player.reading import read

KEPT = 400  # lessons of about 60 kB each
KEPT_FEEDBACK = 10_000  # most learners give one of a few answers


class LessonMissing(Exception):
    """The activity is no lesson, or was never published."""


class Shown(Struct, frozen=True):
    """A lesson in one language: its HTML in pieces, and the blocks that are answered, by id."""

    hash: str
    pieces: Pieces
    answerable: dict[str, Answerable]

    @property
    def required(self) -> list[str]:
        return [key for key, block in self.answerable.items() if isinstance(block, REQUIRED)]


def shown(step: Step, *, language: str) -> Shown:
    """Raises LessonMissing."""
    return _shown(step.uuid, language)


def told(step: Step, block: str, given: Given, *, language: str) -> Feedback:
    """The feedback on an answer in a language; raises LessonMissing, KeyError."""
    frozen = tuple((part, tuple(values)) for part, values in sorted(given.items()))
    return _told(step.uuid, language, block, frozen)


@lru_cache(maxsize=KEPT_FEEDBACK)
def _told(
    activity: UUID, language: str, block: str, given: tuple[tuple[str, tuple[str, ...]], ...]
) -> Feedback:
    with translation.override(language):
        return feedback_on(_shown(activity, language).answerable[block], dict(given))


@lru_cache(maxsize=KEPT)
def _shown(activity: UUID, language: str) -> Shown:
    lesson = _published(activity)
    found = {row.language: row for row in lesson.fragments.all()} or freezing.freeze(lesson)
    row = found.get(language) or next(iter(found.values()))
    blocks = read(lesson.source).blocks
    answerable = {block.id: block for block in blocks if isinstance(block, ANSWERABLE)}
    return Shown(row.hash, pieces.decode(row.pieces), answerable)


def _published(activity: UUID) -> Lesson:
    rows = Lesson.objects.select_related("activity__version").filter(activity__uuid=activity)
    lesson = rows.exclude(activity__version__published_at=None).first()
    if lesson is None:
        raise LessonMissing
    return lesson

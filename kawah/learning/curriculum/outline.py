"""The frozen table of contents of a published version: all that pages, progress and hours need."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from uuid import UUID

import msgspec
from msgspec import Struct

from kawah.learning.curriculum.courses import Version
from kawah.learning.curriculum.facts import facts_of
from kawah.learning.curriculum.parts import Activity


class Step(Struct, frozen=True):
    """One activity. `released_by` is the assessment that vouches for it when it was done faster
    than it can be read."""

    pk: int
    uuid: UUID
    key: str
    kind: str
    title: str
    minutes: int
    is_required: bool
    taught_by: str
    reading_seconds: int
    is_assessment: bool
    outcomes: tuple[str, ...]
    released_by: UUID | None = None
    has_pass_mark: bool = False
    is_asking: bool = True  # holds questions or decisions; so do steps frozen before this was noted


class Chapter(Struct, frozen=True):
    title: str
    steps: tuple[Step, ...]


class Outline(Struct, frozen=True, dict=True):
    chapters: tuple[Chapter, ...]

    def __iter__(self) -> Iterator[Step]:
        return (step for chapter in self.chapters for step in chapter.steps)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self)

    @cached_property
    def by_uuid(self) -> dict[UUID, Step]:
        return {step.uuid: step for step in self.steps}

    @cached_property
    def required(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.is_required)


def compose(version: Version) -> Outline:
    """Build the outline of a version from its rows."""
    chapters = []
    for module in version.modules.order_by("seq"):
        steps = [_step(activity) for activity in module.activities.order_by("seq")]
        chapters.append(Chapter(module.title, tuple(steps)))
    return Outline(tuple(_vouched(chapters)))


def _step(activity: Activity) -> Step:
    facts = facts_of(activity)
    return Step(
        pk=activity.pk,
        uuid=activity.uuid,
        key=activity.key,
        kind=activity.kind,
        title=activity.title,
        minutes=activity.minutes,
        is_required=activity.is_required,
        taught_by=activity.taught_by,
        reading_seconds=facts.reading_seconds,
        is_assessment=facts.is_assessment,
        outcomes=tuple(activity.outcomes),
        has_pass_mark=facts.has_pass_mark,
        is_asking=facts.questions + facts.decisions > 0,
    )


def _vouched(chapters: list[Chapter]) -> Iterator[Chapter]:
    """Name for each step the assessment that comes next: in its chapter, or later in the course."""
    following: UUID | None = None
    done = []
    for chapter in reversed(chapters):
        steps = []
        for step in reversed(chapter.steps):
            following = step.uuid if step.is_assessment else following
            steps.append(msgspec.structs.replace(step, released_by=following))
        done.append(Chapter(chapter.title, tuple(reversed(steps))))
    return reversed(done)


@lru_cache(maxsize=2000)
def outline_of(version: int) -> Outline:
    """The outline of a published version; it never changes, so it is kept in memory."""
    frozen = Version.objects.values_list("outline", flat=True).get(pk=version)
    return msgspec.convert(frozen, Outline)

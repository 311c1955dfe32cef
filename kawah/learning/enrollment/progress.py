"""Progress: one pure function over an outline and the marks of a learner."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from kawah.learning.curriculum.api import Outline, Step


class Done(Struct, frozen=True):
    """When and by which condition an activity was completed."""

    at: datetime
    why: str


class Tick(Struct, frozen=True):
    """One activity with the reason for its state: `why` names the condition met or still open."""

    step: Step
    done: Done | None
    is_opened: bool


class Progress(Struct, frozen=True):
    ticks: tuple[Tick, ...]
    done: int  # required activities completed
    required: int
    completed_at: datetime | None  # when the last required activity was completed

    @property
    def percent(self) -> int:
        return 100 * self.done // self.required if self.required else 100

    @property
    def next_step(self) -> Step | None:
        """The first required activity that is not completed."""
        waiting = (tick.step for tick in self.ticks if tick.step.is_required and not tick.done)
        return next(waiting, None)


def progress(outline: Outline, *, done: Mapping[UUID, Done], opened: set[UUID]) -> Progress:
    """Reckon progress; marks of activities outside the outline count for nothing."""
    ticks = tuple(
        Tick(step, done.get(step.uuid), step.uuid in opened or step.uuid in done)
        for step in outline.steps
    )
    met = [tick.done for tick in ticks if tick.step.is_required and tick.done]
    required = len(outline.required)
    is_complete = required > 0 and len(met) == required
    finished = max((one.at for one in met), default=None) if is_complete else None
    return Progress(ticks, len(met), required, finished)


def onward(
    outline: Outline, *, place: UUID | None, completed: Collection[int], waiting: Collection[int]
) -> Step | None:
    """The step to do next: the one at `place`, unless it is `waiting` for somebody else; then the
    first required one that is neither completed nor waiting, if there is any."""
    here = outline.by_uuid.get(place) if place else None
    if here is None and outline.steps:
        here = outline.steps[0]
    if here is None or here.pk not in waiting:
        return here
    left = (step for step in outline.required if step.pk not in {*completed, *waiting})
    return next(left, None)

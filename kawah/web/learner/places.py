"""Where a learner is: an enrollment of one's own, and an activity in it. Anything else is a 404."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField
from django.http import Http404
from msgspec import Struct
from msgspec.structs import replace

from kawah.learning.assessment.api import unmarked_parts
from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.lib.gathered import keys_in
from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person

# What a page about an activity reads; the outline is kept in memory.
READ = (
    "uuid",
    "person_id",
    "version_id",
    "course_id",
    "place",
    "done",
    "required",
    "due_on",
    "last_at",
    "completed_at",
    "is_open",
    "batch__starts_on",
    "course__uuid",
    "version__form",
    "version__title",
    "version__language",
)


def _open() -> "QuerySet[Enrollment]":
    rows = Enrollment.objects.filter(
        uuid=Given("enrollment", UUIDField()), person=Given("person"), is_open=True
    )
    return rows.select_related("course", "version", "batch").only(*READ)


def _marked() -> "QuerySet[Enrollment]":
    completed = enrollments.Mark.objects.filter(
        enrollment=OuterRef("pk"),
        activity__uuid=Given("activity", UUIDField()),
        completed_at__isnull=False,
    )
    return _open().annotate(
        mark_seconds=Subquery(completed.values("seconds")),
        unmarked=unmarked_parts(),
        completed=enrollments.completed_parts(),
    )


OPEN, MARKED = Prepared(_open), Prepared(_marked)


class Place(Struct, frozen=True):
    """What follows `after` is known where the page needs it: see `marked_place_for`. `after` does
    not wait for somebody else."""

    enrollment: Enrollment
    step: Step
    before: Step | None
    after: Step | None
    is_done: bool = False
    seconds: int = 0  # spent on it, of one that is done
    is_unmarked: bool = False  # handed in, and all it needs is a person's mark
    completed: frozenset[int] = frozenset()

    @property
    def voucher(self) -> Step | None:
        """The assessment that vouches for it when it was done too fast."""
        key = self.step.released_by
        return outline_of(self.enrollment.version_id).by_uuid.get(key) if key else None

    @property
    def is_hasty(self) -> bool:
        """Done in less than its reading time, and no assessment vouches for it yet."""
        is_fast = self.is_done and self.seconds < self.step.reading_seconds
        return is_fast and (self.voucher is None or self.voucher.pk not in self.completed)

    @property
    def context(self) -> dict[str, object]:
        """What the heading and the foot of an activity's page need."""
        return {
            "enrollment": self.enrollment,
            "step": self.step,
            "before": self.before,
            "after": self.after,
            "is_done": self.is_done,
            "is_unmarked": self.is_unmarked,
        }


def enrollment_for(person: Person, key: UUID) -> Enrollment:
    """An own, open enrollment."""
    return _one(OPEN.first(enrollment=key, person=person.pk), person)


def place_for(person: Person, *, enrollment: UUID, activity: UUID) -> Place:
    return place_in(enrollment_for(person, enrollment), activity=activity)


def marked_place_for(person: Person, *, enrollment: UUID, activity: UUID) -> Place:
    """The place, whether and in what time its activity was completed, and what else is completed
    or waits for a mark, in one query."""
    row = _one(MARKED.first(enrollment=enrollment, person=person.pk, activity=activity), person)
    seconds: int | None = getattr(row, "mark_seconds")  # noqa: B009 - the annotation above
    waiting = keys_in(getattr(row, "unmarked"))  # noqa: B009 - the annotation above
    found = place_in(row, activity=activity, waiting=waiting)
    return replace(
        found,
        is_done=seconds is not None,
        seconds=seconds or 0,
        is_unmarked=found.step.pk in waiting,
        completed=keys_in(getattr(row, "completed")),  # noqa: B009 - the annotation above
    )


def _one(row: Enrollment | None, person: Person) -> Enrollment:
    if row is None:
        raise Http404
    row.person = person
    return row


def place_in(row: Enrollment, *, activity: UUID, waiting: Collection[int] = ()) -> Place:
    """An activity of an enrollment that is known already."""
    outline = outline_of(row.version_id)
    step = outline.by_uuid.get(activity)
    if step is None:
        raise Http404
    before, after = enrollments.neighbors(outline, step, waiting=waiting)
    return Place(row, step, before, after)

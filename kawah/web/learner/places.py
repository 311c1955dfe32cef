"""Where a learner is: an enrollment of one's own, and an activity in it. Anything else is a 404."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from msgspec import Struct

from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person


class Place(Struct, frozen=True):
    enrollment: Enrollment
    step: Step
    before: Step | None
    after: Step | None
    is_done: bool

    @property
    def context(self) -> dict[str, object]:
        """What the heading and the foot of an activity's page need."""
        return {
            "enrollment": self.enrollment,
            "step": self.step,
            "before": self.before,
            "after": self.after,
            "is_done": self.is_done,
        }


# What a page about an activity never reads; the outline is kept in memory.
UNREAD = ("version__outline", "version__regulations", "version__banks", "version__summary")


def enrollment_for(person: Person, key: UUID) -> Enrollment:
    """An own, open enrollment."""
    return _one(Enrollment.objects.filter(uuid=key), person)


def _one(rows: "QuerySet[Enrollment]", person: Person) -> Enrollment:
    mine = rows.filter(person=person, is_open=True)
    row: Enrollment | None = mine.select_related("course", "version").defer(*UNREAD).first()
    if row is None:
        raise Http404
    row.person = person
    return row


def place_for(person: Person, *, enrollment: UUID, activity: UUID) -> Place:
    """Where a learner is, in one query."""
    completed = enrollments.Mark.objects.filter(
        enrollment=OuterRef("pk"), activity__uuid=activity, completed_at__isnull=False
    )
    rows = Enrollment.objects.filter(uuid=enrollment).annotate(has_mark=Exists(completed))
    row = _one(rows, person)
    outline = outline_of(row.version_id)
    step = outline.by_uuid.get(activity)
    if step is None:
        raise Http404
    before, after = enrollments.neighbors(outline, step)
    is_done: bool = getattr(row, "has_mark")  # noqa: B009 - the annotation above
    return Place(row, step, before, after, is_done)

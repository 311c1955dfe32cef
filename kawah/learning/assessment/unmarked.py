"""What only waits for a person's mark, and the part that a learner can do meanwhile."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kawah.learning.assessment.attempts import Attempt
from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Enrollment, Mark
from kawah.lib.gathered import Gathered, keys_in
from kawah.lib.prepared import Given, Prepared


def _unmarked(person: OuterRef, version: OuterRef) -> "QuerySet[Attempt]":
    """Handed in and to be marked, where the part is not done and no other attempt is under way."""
    open_again = Attempt.objects.filter(
        quiz=OuterRef("quiz"),
        enrollment__person=OuterRef("enrollment__person"),
        enrollment__is_open=True,
        submitted_at=None,
    )
    done = Mark.objects.filter(
        activity=OuterRef("quiz"),
        enrollment__person=OuterRef("enrollment__person"),
        enrollment__is_open=True,
        completed_at__isnull=False,
    )
    handed_in = Attempt.objects.filter(
        enrollment__person=person,
        enrollment__version=version,
        submitted_at__isnull=False,
        fraction=None,
    )
    return handed_in.filter(~Exists(open_again), ~Exists(done))


def unmarked_parts() -> Subquery:
    """The keys of the parts of an enrollment that only wait for a mark, gathered; an annotation."""
    rows = _unmarked(OuterRef("person"), OuterRef("version")).order_by()
    return Subquery(rows.values("enrollment__person").annotate(k=Gathered("quiz")).values("k"))


REACHED = Prepared(
    lambda: (
        Enrollment.objects.filter(pk=Given("enrollment"))
        .annotate(unmarked=unmarked_parts(), completed=enrollment_api.completed_parts())
        .values_list("unmarked", "completed")
    )
)


def next_step(enrollment: Enrollment) -> Step | None:
    """The part that a learner can do next: where one stopped, or the first required part that is
    open, beside what only waits for a mark; None when nothing else is left."""
    unmarked, completed = REACHED(enrollment=enrollment.pk)[0]
    return enrollment_api.onward(
        outline_of(enrollment.version_id),
        place=enrollment.place,
        completed=keys_in(completed),
        waiting=keys_in(unmarked),
    )

"""Who has failed every attempt that a quiz allows, and cannot go on without a trainer."""

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kawah.learning.assessment.allowances import Allowance
from kawah.learning.assessment.attempts import Attempt
from kawah.learning.assessment.tries import spent_before
from kawah.learning.enrollment.api import Enrollment, Mark
from kawah.people.directory.api import Person


def _stuck() -> "QuerySet[Attempt]":
    """The last attempt of each, which may be from before the person left and came back."""
    person, quiz = OuterRef("enrollment__person"), OuterRef("quiz")
    added = Allowance.objects.filter(quiz=quiz, person=person).order_by().values("quiz")
    learning = Enrollment.objects.filter(
        person=person, version=OuterRef("enrollment__version"), is_open=True, completed_at=None
    )
    done = Mark.objects.filter(
        activity=quiz,
        enrollment__person=person,
        enrollment__is_open=True,
        enrollment__completed_at=None,
        completed_at__isnull=False,
    )
    marked = Attempt.objects.filter(submitted_at__isnull=False, fraction__isnull=False)
    return marked.annotate(
        added=Coalesce(Subquery(added.annotate(count=Count("pk")).values("count")), 0),
        spent=Coalesce(spent_before(person, quiz), 0),
    ).filter(
        Exists(learning),
        ~Exists(done),
        ~Exists(_later()),
        quiz__attempts_allowed__gt=0,
        number__gte=F("quiz__attempts_allowed") + F("added") + F("spent"),
    )


def _later() -> "QuerySet[Attempt]":
    return Attempt.objects.filter(
        quiz=OuterRef("quiz"),
        enrollment__person=OuterRef("enrollment__person"),
        pk__gt=OuterRef("pk"),
    )


def stuck_attempts(trainer: Person) -> "QuerySet[Attempt]":
    """The last attempts of those who wait for this trainer, the longest waiting first."""
    others = _stuck().exclude(enrollment__person=trainer)
    rows = others.filter(
        enrollment__version__teachers__person=trainer,
        enrollment__version__teachers__role="widyaiswara",
    )
    related = ("quiz__activity", "enrollment__person__agency", "enrollment__course")
    return rows.select_related(*related).order_by("submitted_at", "pk").distinct()


def closing(person: OuterRef, activity: OuterRef | Value) -> "QuerySet[Attempt]":
    """What closes an activity to a person until a trainer allows it again; for an Exists."""
    return _stuck().filter(enrollment__person=person, quiz__activity__uuid=activity)

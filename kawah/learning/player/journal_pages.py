"""What journal pages show: a reflection, one's own entries, and what learners have shared."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import QuerySet
from msgspec import Struct

from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.player.journal import JournalEntry, Reflection
from kawah.people.directory.api import Person, Reach, Scope


class ReflectionMissing(Exception):
    """The activity is no reflection."""


class ReflectionPage(Struct, frozen=True):
    """`entry` is the newest one to this reflection; the form sends `uuid`: that entry's own,
    or a fresh one for a first entry."""

    prompt: str
    min_words: int
    entry: JournalEntry | None
    uuid: UUID


def reflection_page(enrollment: Enrollment, step: Step, *, now: datetime) -> ReflectionPage:
    """Open a reflection and note the visit; raises ReflectionMissing."""
    asked = Reflection.objects.filter(activity_id=step.pk).first()
    if asked is None:
        raise ReflectionMissing
    enrollment_api.visit(enrollment, step, now=now)
    written = _entries().filter(enrollment=enrollment, activity_id=step.pk)
    entry = written.order_by("-updated_at").first()
    return ReflectionPage(asked.prompt, asked.min_words, entry, entry.uuid if entry else uuid4())


def journal_of(person: Person) -> QuerySet[JournalEntry]:
    """A person's own entries with the replies to them, newest first."""
    return _entries().filter(person=person).order_by("-created_at")


def shared_with(trainer: Person) -> QuerySet[JournalEntry]:
    """What learners shared with a trainer, with the replies, newest first."""
    own = Scope(person=trainer.pk, reach=Reach.OWN)
    shared = JournalEntry.objects.shared_with(own).select_related("person", "activity")
    return shared.prefetch_related("replies__trainer")


def _entries() -> QuerySet[JournalEntry]:
    return JournalEntry.objects.select_related("activity").prefetch_related("replies__trainer")

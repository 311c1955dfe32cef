"""Writing, sharing and answering journal entries."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import ngettext

from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.player.journal import JournalEntry, Reflection, Reply
from kawah.lib.markdown import words_in
from kawah.people.directory.api import Person, Reach, Scope
from kawah.people.notices import api as notices
from kawah.records import api as records

REFLECTION_WRITTEN = "reflection_written"
LONGEST_TEXT = 20_000


class EntryUnknown(Exception):
    """There is no such entry for this person."""


class EntryEmpty(Exception):
    """There is nothing to keep."""


class TooShort(Exception):
    """The text is kept, but the reflection asks for more; `missing` words are still to come."""

    def __init__(self, missing: int) -> None:
        sentence = ngettext(
            "Tulisan Anda tersimpan. Kurang %(count)d kata lagi.",
            "Tulisan Anda tersimpan. Kurang %(count)d kata lagi.",
            missing,
        )
        super().__init__(sentence % {"count": missing})
        self.missing = missing


class NothingToShareWith(Exception):
    """An entry outside any course has no trainers to be shared with."""


def write_entry(
    person: Person,
    *,
    uuid: UUID,
    text: str,
    happened_at: datetime,
    now: datetime,
    enrollment: Enrollment | None = None,
    step: Step | None = None,
) -> JournalEntry:
    """Keep an entry; with `step`, it answers that reflection and completes it when long enough.

    The text is kept also when TooShort is raised. Raises EntryEmpty, EntryUnknown, TooShort.
    """
    if not words_in(text):
        raise EntryEmpty
    moment = min(happened_at, now)
    entry = _keep(person, uuid, text[:LONGEST_TEXT], enrollment, step, moment)
    if enrollment is not None and step is not None:
        enrollment_api.visit(enrollment, step, now=moment)
        _complete(entry, enrollment, step, at=moment, now=now)
    return entry


def share(person: Person, *, uuid: UUID, now: datetime) -> JournalEntry:
    """Let the trainers of the course version see an own entry.

    Raises EntryUnknown, NothingToShareWith.
    """
    entry = _own(person, uuid)
    if entry.enrollment_id is None:
        raise NothingToShareWith
    if entry.shared_at is None:
        entry.shared_at = now
        entry.save(update_fields=["shared_at"])
    return entry


def keep_private(person: Person, *, uuid: UUID) -> JournalEntry:
    """Take an own entry back from the trainers; raises EntryUnknown."""
    entry = _own(person, uuid)
    entry.shared_at = None
    entry.save(update_fields=["shared_at"])
    return entry


@transaction.atomic
def reply(
    trainer: Person, *, entry: UUID, uuid: UUID, text: str, path: str, now: datetime
) -> Reply:
    """Answer a shared entry and tell its writer, once; `path` is where the writer reads it.

    Raises EntryUnknown, EntryEmpty.
    """
    if not words_in(text):
        raise EntryEmpty
    scope = _own_scope(trainer)
    shared = JournalEntry.objects.shared_with(scope).select_related("person")
    row = shared.filter(uuid=entry).first()
    if row is None:
        raise EntryUnknown
    made, is_new = Reply.objects.get_or_create(
        uuid=uuid,
        defaults={"entry": row, "trainer": trainer, "text": text[:LONGEST_TEXT], "at": now},
    )
    if is_new:
        notices.tell(
            row.person,
            key=f"reply:{uuid}",
            kind="reflection_replied",
            values={"trainer": trainer.name},
            path=path,
            now=now,
        )
    return made


def _own_scope(person: Person) -> Scope:
    return Scope(person=person.pk, reach=Reach.OWN)


def _own(person: Person, uuid: UUID) -> JournalEntry:
    entry = JournalEntry.objects.filter(person=person, uuid=uuid).first()
    if entry is None:
        raise EntryUnknown
    return entry


@transaction.atomic
def _keep(
    person: Person,
    uuid: UUID,
    text: str,
    enrollment: Enrollment | None,
    step: Step | None,
    at: datetime,
) -> JournalEntry:
    """The newest text of an entry; what was written before and arrives after changes nothing."""
    entry, is_new = JournalEntry.objects.select_for_update().get_or_create(
        uuid=uuid,
        defaults={
            "person": person,
            "enrollment": enrollment,
            "activity_id": step.pk if step else None,
            "text": text,
            "created_at": at,
            "updated_at": at,
        },
    )
    here = (person.pk, enrollment.pk if enrollment else None, step.pk if step else None)
    if (entry.person_id, entry.enrollment_id, entry.activity_id) != here:
        raise EntryUnknown
    if not is_new and at >= entry.updated_at:
        entry.text, entry.updated_at = text, at
        entry.save(update_fields=["text", "updated_at"])
    return entry


@transaction.atomic
def _complete(
    entry: JournalEntry, enrollment: Enrollment, step: Step, *, at: datetime, now: datetime
) -> None:
    asked = Reflection.objects.get(activity_id=step.pk)
    words = words_in(entry.text)
    if words < asked.min_words:
        raise TooShort(asked.min_words - words)
    person = enrollment.person
    records.record(
        records.Reflected(
            enrollment=enrollment.uuid, activity=step.uuid, entry=entry.uuid, words=words
        ),
        statement=uuid5(entry.uuid, "reflected"),
        person=person.uuid,
        agency=person.agency.code,
        happened_at=at,
        now=now,
    )
    enrollment_api.complete(enrollment, step, why=REFLECTION_WRITTEN, happened_at=at, now=now)

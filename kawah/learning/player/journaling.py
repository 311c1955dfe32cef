"""Writing, sharing and answering journal entries."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _
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


class EntryTooLong(Exception):
    """The text is longer than an entry may be; nothing of it is kept."""

    def __init__(self, length: int) -> None:
        sentence = _(
            "Tulisan Anda %(count)s karakter; paling banyak %(most)s karakter. Belum ada yang"
            " disimpan: ringkaslah, lalu simpan lagi."
        )
        numbers = {"count": length, "most": LONGEST_TEXT}
        super().__init__(sentence % {key: number_format(n) for key, n in numbers.items()})


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

    The text is kept also when TooShort is raised. Raises EntryEmpty, EntryTooLong, EntryUnknown,
    TooShort.
    """
    if not words_in(text):
        raise EntryEmpty
    if len(text) > LONGEST_TEXT:
        raise EntryTooLong(len(text))
    moment = min(happened_at, now)
    entry = _keep(person, uuid, text, enrollment, step, moment, now)
    if enrollment is not None and step is not None:
        enrollment_api.visit(enrollment, step, now=moment)
        _complete(entry, enrollment, step, at=moment, now=now)
    return entry


@transaction.atomic
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
        act = records.Shared(enrollment=_course_of(entry), entry=entry.uuid)
        _record(person, act, uuid5(entry.uuid, f"shared:{now.isoformat()}"), at=now, now=now)
    return entry


@transaction.atomic
def keep_private(person: Person, *, uuid: UUID, now: datetime) -> JournalEntry:
    """Take an own entry back from the trainers; raises EntryUnknown."""
    entry = _own(person, uuid)
    if entry.shared_at is not None:
        entry.shared_at = None
        entry.save(update_fields=["shared_at"])
        act = records.TookBack(enrollment=_course_of(entry), entry=entry.uuid)
        _record(person, act, uuid5(entry.uuid, f"took_back:{now.isoformat()}"), at=now, now=now)
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
    shared = JournalEntry.objects.shared_with(scope).select_related("person", "enrollment")
    row = shared.filter(uuid=entry).first()
    if row is None:
        raise EntryUnknown
    made, is_new = Reply.objects.get_or_create(
        uuid=uuid,
        defaults={"entry": row, "trainer": trainer, "text": text[:LONGEST_TEXT], "at": now},
    )
    if is_new:
        act = records.Replied(
            enrollment=_course_of(row), entry=row.uuid, reply=made.uuid, words=words_in(made.text)
        )
        _record(trainer, act, uuid5(made.uuid, "replied"), at=now, now=now)
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


def _course_of(entry: JournalEntry) -> UUID:
    """The enrollment of an entry that was shared, which a constraint says it has."""
    if entry.enrollment is None:
        raise NothingToShareWith
    return entry.enrollment.uuid


def _record(
    person: Person, act: records.AnyAct, statement: UUID, *, at: datetime, now: datetime
) -> None:
    records.record(
        act,
        statement=statement,
        person=person.uuid,
        agency=person.agency.code,
        happened_at=at,
        now=now,
    )


def _own(person: Person, uuid: UUID) -> JournalEntry:
    rows = JournalEntry.objects.select_for_update(of=("self",)).select_related("enrollment")
    entry = rows.filter(person=person, uuid=uuid).first()
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
    now: datetime,
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
    if is_new and enrollment is None:
        act = records.Journaled(entry=entry.uuid, words=words_in(entry.text))
        _record(person, act, uuid5(entry.uuid, "journaled"), at=at, now=now)
    return entry


@transaction.atomic
def _complete(
    entry: JournalEntry, enrollment: Enrollment, step: Step, *, at: datetime, now: datetime
) -> None:
    asked = Reflection.objects.get(activity_id=step.pk)
    words = words_in(entry.text)
    if words < asked.min_words:
        raise TooShort(asked.min_words - words)
    act = records.Reflected(
        enrollment=enrollment.uuid, activity=step.uuid, entry=entry.uuid, words=words
    )
    _record(enrollment.person, act, uuid5(entry.uuid, "reflected"), at=at, now=now)
    enrollment_api.complete(enrollment, step, why=REFLECTION_WRITTEN, happened_at=at, now=now)

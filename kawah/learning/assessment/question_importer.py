"""The importers of question files: into a course's bank, or into the agency's own."""

from pathlib import Path
from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from kawah.learning.assessment.banks import Bank, can_be_key
from kawah.learning.assessment.keeping import Kept, add_questions
from kawah.learning.assessment.question_files import read_questions
from kawah.learning.assessment.quiz_facts import refresh_drafts
from kawah.learning.curriculum.api import Course, course_into
from kawah.lib.intake import FileUnusable, Note, Outcome, Request
from kawah.lib.questions import gift, moodle_xml
from kawah.lib.questions.reading import (
    MEGABYTES_AT_MOST,
    QuestionFileUnusable,
    Reading,
    refuse_by_number,
)
from kawah.people.directory.api import Agency, agency_for

HEAD_BYTES = 64 * 1024


class QuestionImporter:
    """What both formats share."""

    kind: ClassVar[str]
    endings: ClassVar[tuple[str, ...]]

    def recognizes(self, path: Path) -> bool:
        if not path.is_file():
            return False
        return path.suffix.lower() in self.endings or self.looks_like(_head(path))

    def looks_like(self, head: bytes) -> bool:
        raise NotImplementedError

    def run(self, path: Path, request: Request) -> Outcome:
        reading = _read(path)
        losses = [Note(loss.where, loss.what, loss.why) for loss in reading.losses]
        if not reading.questions:
            sentence = _("Berkas ini tidak berisi satu soal pun yang dapat dipakai.")
            raise FileUnusable(sentence, losses=losses)
        if request.is_published:
            why = _("Hanya kursus yang dapat diterbitkan; soal langsung masuk ke banknya.")
            losses.append(Note(path.name, "--publish", why))
        with transaction.atomic():
            bank = _bank(path, request)
            kept = add_questions(bank, reading.questions, now=request.now)
            refresh_drafts(bank)
            if request.is_dry_run:
                transaction.set_rollback(True)
        return self._outcome(kept, losses, bank)

    def _outcome(self, kept: Kept, losses: list[Note], bank: Bank) -> Outcome:
        outcome = Outcome(self.kind, created={"question": kept.created}, losses=losses)
        outcome.told.append(_fate(bank, kept))
        if kept.changed:
            outcome.created["question_version"] = kept.changed
        if kept.same:
            outcome.skipped["question"] = kept.same
        return outcome


class MoodleXmlImporter(QuestionImporter):
    kind = "moodle_xml"
    endings = (".xml",)

    def looks_like(self, head: bytes) -> bool:
        return moodle_xml.recognizes(head)


class GiftImporter(QuestionImporter):
    kind = "gift"
    endings = (".gift",)

    def looks_like(self, head: bytes) -> bool:
        return gift.recognizes(head)


def _read(path: Path) -> Reading:
    try:
        reading = read_questions(path.name, _whole(path))
        refuse_by_number(reading.questions)
    except QuestionFileUnusable as error:
        raise FileUnusable(str(error)) from error
    return reading


def _head(path: Path) -> bytes:
    """The first lines of a file; a long one is cut at a line's end, not inside a letter."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    is_cut = len(head) == HEAD_BYTES and b"\n" in head
    return head[: head.rfind(b"\n") + 1] if is_cut else head


def _whole(path: Path) -> bytes:
    """All of a file that is not too large: a larger one is refused by its size, not read."""
    with path.open("rb") as file:
        return file.read(MEGABYTES_AT_MOST * 1024 * 1024 + 1)


def _bank(path: Path, request: Request) -> Bank:
    """The bank a file goes to; it bears the file's name."""
    if request.into:
        course = course_into(request)
        return _bank_of(course.agency, course, f"soal/{path.name}")
    return _bank_of(agency_for(code=request.agency, username=request.by), None, path.name)


def _bank_of(agency: Agency, course: Course | None, key: str) -> Bank:
    if not can_be_key(key):
        sentence = _("Nama berkas menjadi nama bank soal; pakai nama biasa yang lebih pendek.")
        raise FileUnusable(sentence)
    bank, _new = Bank.objects.get_or_create(agency=agency, course=course, key=key)
    return bank


def _fate(bank: Bank, kept: Kept) -> str:
    """Whose bank it is, and whether anything in it changed."""
    values = {"bank": bank.key, "agency": bank.agency.name, "code": bank.agency.code}
    is_changed = kept.created or kept.changed
    if bank.course is None:
        sentence = _("Soal masuk ke bank “%(bank)s” milik %(agency)s (%(code)s).")
        same = _("Tidak ada yang berubah di bank “%(bank)s” milik %(agency)s (%(code)s).")
        return (sentence if is_changed else same) % values
    sentence = _("Soal masuk ke bank “%(bank)s” kursus %(code)s/%(course)s.")
    same = _("Tidak ada yang berubah di bank “%(bank)s” kursus %(code)s/%(course)s.")
    return (sentence if is_changed else same) % {**values, "course": bank.course.key}

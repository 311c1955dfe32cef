"""The importers of question files: into a course's bank, or into the agency's own."""

from pathlib import Path
from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from kawah.learning.assessment.banks import Bank
from kawah.learning.assessment.keeping import Kept, add_questions
from kawah.learning.assessment.question_files import read_questions
from kawah.learning.curriculum.api import Course, CourseUnknown, course_named
from kawah.lib.intake import FileUnusable, Note, Outcome, Request
from kawah.lib.questions import gift, moodle_xml
from kawah.lib.questions.reading import BYTES_AT_MOST, QuestionFileUnusable
from kawah.people.directory.api import Agency, agency_for


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
        try:
            reading = read_questions(path.name, _whole(path))
        except QuestionFileUnusable as error:
            raise FileUnusable(str(error)) from error
        losses = [Note(loss.where, loss.what, loss.why) for loss in reading.losses]
        with transaction.atomic():
            kept = add_questions(_bank(path, request), reading.questions, now=request.now)
            if request.is_dry_run:
                transaction.set_rollback(True)
        return self._outcome(kept, losses)

    def _outcome(self, kept: Kept, losses: list[Note]) -> Outcome:
        outcome = Outcome(self.kind, created={"question": kept.created}, losses=losses)
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


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64 * 1024)


def _whole(path: Path) -> bytes:
    """All of a file that is not too large: a larger one is refused by its size, not read."""
    with path.open("rb") as file:
        return file.read(BYTES_AT_MOST + 1)


def _bank(path: Path, request: Request) -> Bank:
    """The bank a file goes to; it bears the file's name."""
    if not request.into:
        return _bank_of(agency_for(code=request.agency, username=request.by), None, path)
    try:
        course = course_named(request.into)
    except CourseUnknown as error:
        sentence = _("Kursus “%(name)s” tidak ada; periksa nilai --into.")
        raise FileUnusable(sentence % {"name": request.into}) from error
    return _bank_of(course.agency, course, path)


def _bank_of(agency: Agency, course: Course | None, path: Path) -> Bank:
    key = f"soal/{path.name}" if course else path.name
    bank, _new = Bank.objects.get_or_create(agency=agency, course=course, key=key)
    return bank

"""The importer of course folders and their zips."""

import zipfile
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from kawah.learning.curriculum.fates import fate, refusal, refuse_another_course
from kawah.learning.curriculum.finding import course_into
from kawah.learning.curriculum.folder import Folder
from kawah.learning.curriculum.importing import CourseRefused, draft
from kawah.learning.curriculum.models import Version
from kawah.learning.curriculum.publishing import ResepNotMet, publish
from kawah.learning.curriculum.retiring import CourseRetired
from kawah.lib.archives import ArchiveUnusable, read_folder, read_zip
from kawah.lib.intake import FileUnusable, Note, Outcome, Request, shown
from kawah.people.directory.api import Agency, agency_for, uuid_of


class CourseFolderImporter:
    kind = "course_folder"

    def recognizes(self, path: Path) -> bool:
        if path.is_dir():
            return True
        return path.suffix.lower() == ".zip" or zipfile.is_zipfile(path)

    def run(self, path: Path, request: Request) -> Outcome:
        try:
            files = read_folder(path) if path.is_dir() else read_zip(path)
        except ArchiveUnusable as error:
            raise FileUnusable(str(error)) from error
        if "course.toml" not in files:
            sentence = _(
                "%(name)s tidak berisi course.toml, jadi bukan kursus. Yang dapat diimpor: "
                "folder kursus (atau zip-nya), soal GIFT, dan soal Moodle XML."
            )
            raise FileUnusable(sentence % {"name": shown(path)})
        folder = Folder(files, agency=_owner(request), now=request.now)
        with transaction.atomic():
            outcome = self._take_in(folder, request)
            if request.is_dry_run:
                transaction.set_rollback(True)
            else:
                folder.finish()
        return outcome

    def _take_in(self, folder: Folder, request: Request) -> Outcome:
        try:
            version, is_new = draft(folder)
            if request.is_published and version.is_draft:
                version = publish(version, by=uuid_of(request.by), now=request.now)
        except CourseRefused as error:
            notes = [Note(where, "", what) for where, what in error.faults]
            raise refusal(notes, losses=_losses(folder)) from error
        except CourseRetired as error:
            closed = _("Kursus ini sudah ditutup bagi peserta baru; versi baru tidak dapat terbit.")
            raise FileUnusable(closed) from error
        except ResepNotMet as error:
            notes = [Note(one.place, one.code, one.sentence) for one in error.findings]
            raise refusal(notes, losses=_losses(folder)) from error
        refuse_another_course(version.course, request)
        counts = _counts(version)
        told = fate(version, request, is_new=is_new)
        if is_new:
            made = {noun: number for noun, number in folder.counts.items() if number}
            return Outcome(self.kind, created={**counts, **made}, losses=_losses(folder), told=told)
        return Outcome(self.kind, skipped=counts, told=told)


def _owner(request: Request) -> Agency:
    if request.into:
        return course_into(request).agency
    return agency_for(code=request.agency, username=request.by)


def _losses(folder: Folder) -> list[Note]:
    return [Note(where, what, why) for where, what, why in folder.losses]


def _counts(version: Version) -> dict[str, int]:
    return {
        "version": 1,
        "outcome": version.outcomes.count(),
        "module": version.modules.count(),
        "activity": version.activities.count(),
    }

"""The importer of course folders and their zips."""

import zipfile
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from kawah.learning.curriculum.folder import Folder, read_files
from kawah.learning.curriculum.importing import CourseRefused, import_course
from kawah.learning.curriculum.models import Version
from kawah.learning.curriculum.publishing import ResepNotMet, publish
from kawah.lib.archives import ArchiveUnusable
from kawah.lib.intake import FileUnusable, Note, Outcome, Request
from kawah.people.directory.api import agency_for


class CourseFolderImporter:
    kind = "course_folder"

    def recognizes(self, path: Path) -> bool:
        if path.is_dir():
            return True
        return path.suffix.lower() == ".zip" or zipfile.is_zipfile(path)

    def run(self, path: Path, request: Request) -> Outcome:
        try:
            files = read_files(path)
        except ArchiveUnusable as error:
            raise FileUnusable(str(error)) from error
        if "course.toml" not in files:
            raise FileUnusable(_("Folder ini tidak berisi course.toml, jadi bukan kursus."))
        agency = agency_for(code=request.agency, username=request.by)
        folder = Folder(files, agency=agency, now=request.now)
        with transaction.atomic():
            outcome = self._take_in(folder, request)
            if request.is_dry_run:
                transaction.set_rollback(True)
        return outcome

    def _take_in(self, folder: Folder, request: Request) -> Outcome:
        try:
            version, is_new = import_course(folder)
            if request.is_published and version.is_draft:
                publish(version, by=None, now=request.now)
        except CourseRefused as error:
            notes = [Note(where, "", what) for where, what in error.faults]
            raise FileUnusable(_refusal(notes), notes=notes) from error
        except ResepNotMet as error:
            notes = [
                Note(finding.where, finding.code, finding.sentence) for finding in error.findings
            ]
            raise FileUnusable(_refusal(notes), notes=notes) from error
        losses = [Note(where, what, why) for where, what, why in folder.losses]
        counts = _counts(version)
        if is_new:
            return Outcome(self.kind, created=counts, losses=losses)
        return Outcome(self.kind, skipped=counts)


def _refusal(notes: list[Note]) -> str:
    first = notes[0]
    values = {"count": len(notes), "where": first.where, "why": first.why}
    return _("Kursus ditolak karena %(count)d hal; yang pertama di %(where)s: %(why)s") % values


def _counts(version: Version) -> dict[str, int]:
    return {
        "version": 1,
        "outcome": version.outcomes.count(),
        "module": version.modules.count(),
        "activity": version.activities.count(),
    }

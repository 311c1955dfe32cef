"""The importer of programmes: a programme.toml, alone or in a folder."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.learning.curriculum.program_file import (
    FILE,
    ProgramNode,
    ProgramRefused,
    keep_program,
    node_of,
    read_program,
)
from kawah.learning.curriculum.programs import Program
from kawah.lib.intake import FileUnusable, Note, Outcome, Request
from kawah.people.directory.api import agency_for

BYTES_AT_MOST = 1024 * 1024


class ProgramImporter:
    kind = "programme"

    def recognizes(self, path: Path) -> bool:
        if path.is_dir():
            return (path / FILE).is_file() and not (path / "course.toml").exists()
        return path.name == FILE

    def run(self, path: Path, request: Request) -> Outcome:
        file = path / FILE if path.is_dir() else path
        agency = agency_for(code=request.agency, username=request.by)
        with file.open("rb") as opened:
            content = opened.read(BYTES_AT_MOST + 1)
        try:
            node, courses = read_program(content, agency=agency)
        except ProgramRefused as refusal:
            raise _refused(refusal) from refusal
        with transaction.atomic():
            known = Program.objects.filter(agency=agency, code=node.code).first()
            if known is not None and node_of(known) == node:
                return Outcome(self.kind, skipped=_counts(node))
            keep_program(node, courses, agency=agency)
            if request.is_dry_run:
                transaction.set_rollback(True)
        told = _("Program “%(name)s” (%(agency)s/%(code)s) disimpan.")
        words = {"name": node.name, "agency": agency.code, "code": node.code}
        return Outcome(self.kind, created=_counts(node), told=[told % words])


def _refused(refusal: ProgramRefused) -> FileUnusable:
    count = len(refusal.faults)
    said = ngettext(
        "Program ini ditolak karena %(count)d hal; perbaiki, lalu impor lagi.",
        "Program ini ditolak karena %(count)d hal; perbaiki, lalu impor lagi.",
        count,
    )
    notes = [Note(where, "", what) for where, what in refusal.faults]
    return FileUnusable(said % {"count": count}, notes=notes)


def _counts(node: ProgramNode) -> dict[str, int]:
    return {"programme": 1, "phase": len(node.phase)}

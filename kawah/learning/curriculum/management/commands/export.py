"""manage.py export COURSE --out DIR: gives the course folder back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import (
    CourseUnknown,
    Folder,
    course_named,
    export_course,
    newest,
)
from kawah.lib.intake import Note
from kawah.lib.intake_report import line_of
from kawah.lib.operator import operator_language


class Command(BaseCommand):
    help = "Write a course as a folder of plain files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")
        parser.add_argument("--out", type=Path, required=True, help="an empty or new folder")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            self._export(options["course"], options["out"])

    def _export(self, name: str, out: Path) -> None:
        if out.exists() and not (out.is_dir() and not any(out.iterdir())):
            raise CommandError(_("Folder %(out)s tidak kosong.") % {"out": out})
        try:
            course = course_named(name)
        except CourseUnknown as error:
            raise CommandError(str(error)) from error
        folder = Folder({}, agency=course.agency, now=timezone.now())
        export_course(newest(course), folder)
        for path, content in folder.files.items():
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        values = {"count": len(folder.files), "out": out}
        self.stdout.write(_("%(count)d berkas ditulis di %(out)s.") % values)
        for where, what, why in folder.losses:
            self.stdout.write(line_of(Note(where, what, why)))

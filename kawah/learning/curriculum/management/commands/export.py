"""manage.py export COURSE --out DIR: gives the course folder back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kawah.learning.curriculum.api import (
    CourseUnknown,
    Folder,
    course_named,
    export_course,
    newest,
)


class Command(BaseCommand):
    help = "Write a course as a folder of plain files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")
        parser.add_argument("--out", type=Path, required=True, help="an empty or new folder")

    def handle(self, *_args: object, **options: Any) -> None:
        out: Path = options["out"]
        if out.exists() and any(out.iterdir()):
            raise CommandError(f"Folder {out} tidak kosong.")
        try:
            course = course_named(options["course"])
        except CourseUnknown as error:
            raise CommandError(f"Kursus “{error}” tidak ada, atau sebut instansi/kunci.") from error
        folder = Folder({}, agency=course.agency, now=timezone.now())
        export_course(newest(course), folder)
        for path, content in folder.files.items():
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self.stdout.write(f"{len(folder.files)} berkas di {out}")

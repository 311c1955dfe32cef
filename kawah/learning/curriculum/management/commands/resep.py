"""manage.py resep COURSE: prints the resep check."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kawah.learning.curriculum.api import CourseUnknown, course_named, findings_of, newest

MARKS = {"error": "✗", "warning": "!", "later": "·"}


class Command(BaseCommand):
    help = "Print what the resep check finds in a course; exit 1 when it holds errors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")

    def handle(self, *_args: object, **options: Any) -> None:
        try:
            version = newest(course_named(options["course"]))
        except CourseUnknown as error:
            raise CommandError(f"Kursus “{error}” tidak ada, atau sebut instansi/kunci.") from error
        findings = findings_of(version, now=timezone.now())
        for finding in findings:
            mark = MARKS[finding.severity]
            self.stdout.write(f"{mark} {finding.code} [{finding.where or '-'}] {finding.sentence}")
        errors = sum(finding.severity == "error" for finding in findings)
        self.stdout.write(f"{version}: {errors} galat, {len(findings) - errors} catatan")
        sys.exit(1 if errors else 0)

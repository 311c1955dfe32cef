"""manage.py resep COURSE: prints the resep check."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import CourseUnknown, course_named, findings_of, newest
from kawah.lib.operator import operator_language

MARKS = {"error": "✗", "warning": "!", "later": "·"}


class Command(BaseCommand):
    help = "Print what the resep check finds in a course; exit 1 when it holds errors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            errors = self._tell(options["course"])
        sys.exit(1 if errors else 0)

    def _tell(self, name: str) -> int:
        """The number of errors."""
        try:
            version = newest(course_named(name))
        except CourseUnknown as error:
            raise CommandError(str(error)) from error
        findings = findings_of(version, now=timezone.now())
        for finding in findings:
            told = _("%(place)s: %(sentence)s") % {
                "place": finding.place,
                "sentence": finding.sentence,
            }
            self.stdout.write(f"{MARKS[finding.severity]} {told}")
        errors = sum(finding.severity == "error" for finding in findings)
        values = {"title": str(version), "errors": errors, "others": len(findings) - errors}
        self.stdout.write(_("%(title)s: %(errors)d galat, %(others)d catatan") % values)
        return errors

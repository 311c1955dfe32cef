"""manage.py retire COURSE: offers a course no longer."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import CourseRetired, CourseUnknown, course_named, retire
from kawah.lib.operator import operator_language
from kawah.people.directory.api import AgencyUnknown, uuid_of


class Command(BaseCommand):
    help = "Offer a course no longer; who takes it goes on to the end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")
        parser.add_argument("--as", dest="by", default="", help="user name of who retires it")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            self._retire(options["course"], options["by"])

    def _retire(self, name: str, by: str) -> None:
        try:
            course = course_named(name)
            retire(course, by=uuid_of(by), now=timezone.now())
        except (CourseUnknown, AgencyUnknown) as error:
            raise CommandError(str(error)) from error
        except CourseRetired as error:
            raise CommandError(_("Kursus ini sudah ditutup bagi peserta baru.")) from error
        self.stdout.write(_("%(title)s ditutup bagi peserta baru.") % {"title": course.title})

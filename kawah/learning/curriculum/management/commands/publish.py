"""manage.py publish COURSE: publishes the draft of a course."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import (
    CourseRetired,
    CourseUnknown,
    NothingToPublish,
    ResepNotMet,
    course_named,
    newest,
    publish,
)
from kawah.lib.operator import operator_language
from kawah.people.directory.api import AgencyUnknown, uuid_of


class Command(BaseCommand):
    help = "Publish the draft of a course when the resep check finds no error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")
        parser.add_argument("--as", dest="by", default="", help="user name of who publishes")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            self._publish(options["course"], options["by"])

    def _publish(self, name: str, by: str) -> None:
        try:
            version = newest(course_named(name))
            publish(version, by=uuid_of(by), now=timezone.now())
        except (CourseUnknown, AgencyUnknown) as error:
            raise CommandError(str(error)) from error
        except NothingToPublish as error:
            raise CommandError(_("Tidak ada rancangan yang menunggu terbit.")) from error
        except CourseRetired as error:
            raise CommandError(
                _("Kursus ini sudah ditutup bagi peserta baru; versi baru tidak dapat terbit.")
            ) from error
        except ResepNotMet as error:
            found = "\n".join(f"- {one.place}: {one.sentence}" for one in error.findings)
            raise CommandError(_("Resep belum terpenuhi:\n%(found)s") % {"found": found}) from error
        self.stdout.write(_("%(title)s terbit.") % {"title": str(version)})

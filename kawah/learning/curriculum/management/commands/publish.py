"""manage.py publish COURSE: publishes the draft of a course."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kawah.learning.curriculum.api import (
    CourseUnknown,
    NothingToPublish,
    ResepNotMet,
    course_named,
    newest,
    publish,
)


class Command(BaseCommand):
    help = "Publish the draft of a course when the resep check finds no error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", help="key, or agency/key")

    def handle(self, *_args: object, **options: Any) -> None:
        try:
            version = newest(course_named(options["course"]))
            publish(version, by=None, now=timezone.now())
        except CourseUnknown as error:
            raise CommandError(f"Kursus “{error}” tidak ada, atau sebut instansi/kunci.") from error
        except NothingToPublish as error:
            raise CommandError("Tidak ada rancangan yang menunggu terbit.") from error
        except ResepNotMet as error:
            raise CommandError(f"Resep belum terpenuhi: {error}") from error
        self.stdout.write(f"{version} terbit.")

"""Makes one archive of database, files and keys while the site runs."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone

from kawah.web.shell.management.backup import making
from kawah.web.shell.management.backup.manifest import BackupRefused


class Command(BaseCommand):
    help = "Keep database, files and keys in one archive; the site may go on running."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="a folder, or the file to write")

    def handle(self, *, target: Path, **_: object) -> None:
        try:
            made = making.make(target, now=timezone.now())
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from error
        except OSError as error:
            raise CommandError(f"The archive could not be written: {error}") from error
        self.stdout.write(
            f"{made.file}\n"
            f"  database and {made.files} files, {made.bytes / 1e6:.1f} MB; readable by you only.\n"
            f"  It holds personal data, and these secrets: {', '.join(made.secrets) or 'none'}."
        )
        if "secret-key" not in made.secrets:
            told = "  KAWAH_SECRET_KEY comes from the environment and is not in it: keep it apart."
            self.stdout.write(told)
        self.stdout.write(f"  See that it can be restored: manage.py restore {made.file} --verify")

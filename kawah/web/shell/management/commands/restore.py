"""Brings a site back from an archive, or verifies that it could be brought back."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from kawah.web.shell.management.backup import restoring
from kawah.web.shell.management.backup.manifest import RestoreRefused
from kawah.web.shell.management.backup.restoring import Restored


class Command(BaseCommand):
    help = "Restore an archive of `backup` into an empty place, or verify it in a scratch one."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive")
        parser.add_argument(
            "--verify", action="store_true", help="try it in a scratch place and change nothing"
        )
        parser.add_argument(
            "--into", type=Path, help="an empty data folder; KAWAH_DATA_DIR unless named"
        )

    def handle(self, *, file: Path, verify: bool, into: Path | None, **_: object) -> None:
        if verify and into:
            raise CommandError("--verify uses a place of its own: leave --into out.")
        try:
            if verify:
                restored = restoring.verify(file)
            else:
                restored = restoring.restore(file, into=into or Path(settings.DATA_DIR))
        except RestoreRefused as refused:
            raise CommandError(str(refused)) from refused
        except RuntimeError as error:
            raise CommandError(f"What was restored could not be looked at: {error}") from error
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from error
        except OSError as error:
            raise CommandError(f"The archive could not be unpacked: {error}") from error
        self.tell(restored)
        if restored.faults:
            sys.exit(1)
        if not verify:
            self.stdout.write("Now run `manage.py prepare`, then `manage.py doctor`.")

    def tell(self, restored: Restored) -> None:
        facts, examined = restored.manifest.facts, restored.examined
        self.stdout.write(f"made {restored.manifest.made_at} on {facts.vendor}")
        rows = sum(facts.tables.values())
        self.stdout.write(f"  {rows} rows in {len(facts.tables)} tables, {len(facts.roots)} roots")
        self.stdout.write(f"  {restored.manifest.files} files, of which rows name {examined.files}")
        if examined.migrated:
            self.stdout.write(f"  brought up to this program by {examined.migrated} migrations")
        for fault in restored.faults:
            self.stdout.write(self.style.ERROR(f"ILL  {fault}"))
        if not restored.faults:
            told = "well: counts, daily roots, chains, balances and files are as they were kept"
            self.stdout.write(self.style.SUCCESS(told))

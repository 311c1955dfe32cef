"""manage.py import FILE: recognises what the file is and takes it in."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import msgspec
from django.core.management.base import BaseCommand
from django.utils import timezone

from kawah.lib.intake import FileUnusable, Note, Outcome, Request, take_in
from kawah.people.directory.api import AgencyUnknown


class Command(BaseCommand):
    help = "Import a course folder or zip, a GIFT file or a Moodle XML question file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--into", default="", help="key of the course that takes it in")
        parser.add_argument("--agency", default="", help="code of the agency that owns it")
        parser.add_argument("--as", dest="by", default="", help="user name of who imports")
        parser.add_argument("--dry-run", action="store_true", help="tell what would happen")
        parser.add_argument("--publish", action="store_true", help="publish the course at once")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: object, **options: Any) -> None:
        request = Request(
            now=timezone.now(),
            agency=options["agency"],
            into=options["into"],
            by=options["by"],
            is_dry_run=options["dry_run"],
            is_published=options["publish"],
        )
        try:
            outcome = take_in(options["file"], request)
        except (FileUnusable, AgencyUnknown) as error:
            self._refuse(error, as_json=options["json"])
        self._tell(outcome, as_json=options["json"])

    def _refuse(self, error: FileUnusable | AgencyUnknown, *, as_json: bool) -> None:
        self.stderr.write(str(error))
        if as_json:
            notes = error.notes if isinstance(error, FileUnusable) else []
            refused = {"kind": "", "created": {}, "skipped": {}, "losses": []}
            errors = notes or [Note("", "", str(error))]
            self.stdout.write(msgspec.json.encode({**refused, "errors": errors}).decode())
        sys.exit(1)

    def _tell(self, outcome: Outcome, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(msgspec.json.encode(outcome).decode())
            return
        self.stdout.write(f"{outcome.kind}: {outcome.created or outcome.skipped}")
        for note in (*outcome.losses, *outcome.errors):
            self.stdout.write(f"- {note.where} {note.what}: {note.why}")

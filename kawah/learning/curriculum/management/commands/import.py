"""manage.py import FILE: recognises what the file is and takes it in."""

import io
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kawah.lib import intake_report
from kawah.lib.intake import FileUnusable, Outcome, Request, take_in
from kawah.lib.operator import operator_language
from kawah.people.directory.api import Agency, AgencyUndecided, AgencyUnknown, agency_for


def _path(given: str) -> Path:
    if not given.strip():  # an empty name would be the folder one stands in
        raise ArgumentTypeError(_("Sebutkan berkas yang diimpor."))
    return Path(given)


class Command(BaseCommand):
    help = "Import people (.xlsx, .csv), a course folder or zip, or a GIFT or Moodle XML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=_path)
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
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a terminal may know only ASCII
        with translation.override(operator_language()):
            self._import(options["file"], request, as_json=options["json"])

    def _import(self, path: Path, request: Request, *, as_json: bool) -> None:
        try:
            outcome = take_in(path, request)
        except AgencyUndecided as error:
            self.stderr.write(str(error))
            sys.exit(2)
        except AgencyUnknown as error:
            self._refuse(FileUnusable(str(error)), as_json=as_json)
        except FileUnusable as error:
            self._refuse(error, as_json=as_json)
        self._tell(outcome, request, as_json=as_json)

    def _refuse(self, refusal: FileUnusable, *, as_json: bool) -> NoReturn:
        if as_json:
            self.stdout.write(intake_report.contract(intake_report.refused(refusal)))
            self.stderr.write(refusal.sentence)
        else:
            self._print(intake_report.lines_of_refusal(refusal), to=self.stderr)
            self.stderr.write(_("Tidak ada yang diubah."))
        sys.exit(1)

    def _tell(self, outcome: Outcome, request: Request, *, as_json: bool) -> None:
        is_guessed = not (request.agency or request.by or request.into)
        if is_guessed and Agency.objects.count() > 1:
            said = _("Instansi tidak disebut, jadi dipakai %(code)s; --agency memilih yang lain.")
            self.stderr.write(said % {"code": agency_for().code})
        if as_json:
            self.stdout.write(intake_report.contract(outcome))
            return
        if request.is_dry_run:
            self.stdout.write(_("Percobaan: tidak ada yang diubah. Tanpa --dry-run, ini hasilnya:"))
        self._print(intake_report.lines_of(outcome), to=self.stdout)

    def _print(self, lines: Iterable[str], *, to: Any) -> None:
        for line in lines:
            to.write(line)

"""manage.py export_programme CODE --out FILE: gives programme.toml back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Program, written_program
from kawah.lib.operator import operator_language


class Command(BaseCommand):
    help = "Write a programme as a plain file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("program", metavar="AGENCY/CODE")
        parser.add_argument("--out", type=Path, required=True, help="a new file")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            self._export(options["program"], options["out"])

    def _export(self, name: str, out: Path) -> None:
        agency, _slash, code = name.rpartition("/")
        found = Program.objects.filter(agency__code=agency, code=code).select_related("agency")
        program = found.first()
        if program is None:
            sentence = _("Program “%(name)s” tidak ada; tulis sebagai instansi/kode.")
            raise CommandError(sentence % {"name": name})
        if out.exists():
            raise CommandError(_("%(out)s sudah ada.") % {"out": out})
        out.write_bytes(written_program(program))
        self.stdout.write(_("Program ditulis di %(out)s.") % {"out": out})

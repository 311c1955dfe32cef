"""manage.py parked [NUMBER --why TEXT [--file FILE]]: certificates whose signer gave no answer."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kawah.earned.certificates.api import NotTheSigned, parked, sign_again, take_signed
from kawah.lib.operator import operator_language


class Command(BaseCommand):
    help = (
        "List certificates that may be signed although no answer came. Look at the signing service "
        "first; then name one: it is signed again, or with --file the file found there is kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", nargs="?", help="of the certificate, as listed")
        parser.add_argument("--why", default="", help="what was found at the signing service")
        parser.add_argument("--file", type=Path, help="the signed PDF that was found there")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            if options["number"]:
                self._go_on(options["number"], options["why"], options["file"])
            else:
                self._list()

    def _list(self) -> None:
        for row in parked():
            self.stdout.write(f"{row.number}  {row.parked_at:%Y-%m-%d %H:%M} UTC  {row.error}")

    def _go_on(self, number: str, why: str, file: Path | None) -> None:
        if not why.strip():
            raise CommandError(_("Tulis dengan --why apa yang ditemukan di layanan penandatangan."))
        row = parked().filter(number=number).first()
        if row is None:
            raise CommandError(_("Tidak ada sertifikat terparkir dengan nomor ini."))
        now = timezone.now()
        if file is None:
            sign_again(row, by=None, why=why, now=now)
            self.stdout.write(_("%(number)s ditandatangani lagi.") % {"number": number})
            return
        try:
            take_signed(row, file.read_bytes(), by=None, why=why, now=now)
        except (NotTheSigned, OSError) as error:
            told = _("Berkas itu bukan lembar sertifikat ini dengan tanda tangan yang dipercaya.")
            raise CommandError(told) from error
        self.stdout.write(_("%(number)s memakai berkas itu.") % {"number": number})

"""manage.py export_questions COURSE --out FILE: writes a bank as GIFT or as Moodle XML."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from kawah.learning.assessment.banks import Bank
from kawah.learning.assessment.keeping import newest_questions
from kawah.learning.assessment.question_files import written
from kawah.learning.curriculum.api import CourseUnknown, course_named
from kawah.lib.operator import operator_language
from kawah.people.directory.api import AgencyUnknown, agency_for

ENDINGS = (".gift", ".xml")


class Command(BaseCommand):
    help = "Write the questions of a bank as a GIFT file or a Moodle XML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", nargs="?", default="", help="key, or agency/key")
        parser.add_argument("--agency", default="", help="a bank of this agency, not of a course")
        parser.add_argument("--bank", default="", help="which one, where there are several")
        parser.add_argument("--out", type=Path, required=True, help="a new .gift or .xml file")

    def handle(self, *_args: object, **options: Any) -> None:
        with translation.override(operator_language()):
            self._export(_bank(**_chosen(options)), options["out"])

    def _export(self, bank: Bank, out: Path) -> None:
        if out.suffix.lower() not in ENDINGS:
            raise CommandError(_("Akhiri nama berkas dengan .gift atau .xml; itu bentuknya."))
        questions = newest_questions(bank)
        writing = written(out.name, questions)
        try:
            with out.open("xb") as file:
                file.write(writing.data)
        except FileExistsError as error:
            raise CommandError(_("Berkas %(out)s sudah ada.") % {"out": out}) from error
        except OSError as error:
            raise CommandError(_("Berkas %(out)s tidak dapat ditulis.") % {"out": out}) from error
        for loss in writing.losses:
            self.stderr.write(f"{loss.where}: {loss.what}. {loss.why}")
        values = {"count": len(questions), "bank": bank.key, "out": out}
        self.stdout.write(_("%(count)d soal dari bank “%(bank)s” ditulis di %(out)s.") % values)


def _chosen(options: dict[str, Any]) -> dict[str, str]:
    return {name: options[name] for name in ("course", "agency", "bank")}


def _bank(*, course: str, agency: str, bank: str) -> Bank:
    """The one bank that is meant. Raises CommandError, which names the banks there are."""
    if bool(course) == bool(agency):
        raise CommandError(_("Sebutkan kursus, atau --agency untuk bank milik instansi."))
    try:
        rows = (
            Bank.objects.filter(course=course_named(course))
            if course
            else Bank.objects.filter(agency=agency_for(code=agency), course=None)
        )
    except (CourseUnknown, AgencyUnknown) as error:
        raise CommandError(str(error)) from error
    named = list(rows.filter(key=bank) if bank else rows)
    if len(named) == 1:
        return named[0]
    names = ", ".join(sorted(rows.values_list("key", flat=True))) or "–"
    raise CommandError(_("Pilih satu bank dengan --bank: %(names)s") % {"names": names})

"""Brings both message catalogues in step with the words in the sources."""

from django.conf import settings
from django.core.management.base import BaseCommand

from kawah.web.shell.management import catalogue


class Command(BaseCommand):
    help = "Collect the words of the sources into the catalogues and compile them."

    def handle(self, **_: object) -> None:
        template = catalogue.collect()
        for language, _name in settings.LANGUAGES:
            catalogue.update(language, template)
            waiting = catalogue.faults(language, template)
            self.stdout.write(
                f"{language}: {len(template)} messages, {len(waiting)} to be translated"
            )
            for fault in waiting[:20]:
                self.stdout.write(f"  {fault.what}: {fault.message}")
        catalogue.compile_all()

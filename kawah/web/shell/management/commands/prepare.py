"""Makes a data folder ready to be served; run again, it changes only what is new."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from kawah.web.shell.management import catalogue


class Command(BaseCommand):
    help = "Compile messages, migrate, collect static files, load reference data (and the demo)."
    requires_system_checks = ()

    def handle(self, **_: object) -> None:
        catalogue.compile_all()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_reference")
        if settings.IS_DEMO:
            call_command("load_demo")

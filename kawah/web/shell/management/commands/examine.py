"""What `restore` asks of the place that it has filled: one JSON object on the last line."""

import msgspec
from django.core.management.base import BaseCommand
from django.utils import timezone

from kawah.web.shell.management.backup.examining import examine


class Command(BaseCommand):
    help = "Count rows, verify the ledger and look for files that rows name (for `restore`)."
    requires_system_checks = ()

    def handle(self, **_: object) -> None:
        self.stdout.write(msgspec.json.encode(examine(now=timezone.now())).decode())

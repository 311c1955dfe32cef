"""Says of each thing that must be well whether it is; exit code 1 when one is not."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from kawah.web.shell.management import checkup
from kawah.web.shell.management.checkup import Check, Finding

CHECKS: tuple[Check, ...] = (
    checkup.environment,
    checkup.migrations,
    checkup.database,
    checkup.queue,
    checkup.worker,
    checkup.mail,
    checkup.clock,
    checkup.disk,
    checkup.backup,
    checkup.ledger,
    checkup.signatures,
    checkup.counts,
    checkup.messages,
    checkup.assets,
)


class Command(BaseCommand):
    help = "Check this site; one line for each finding."
    requires_system_checks = ()

    def handle(self, **_: object) -> None:
        findings = [examine(check) for check in CHECKS]
        for finding in findings:
            paint = self.style.SUCCESS if finding.is_well else self.style.ERROR
            mark = paint("well" if finding.is_well else "ILL ")
            self.stdout.write(f"{mark} {finding.subject:<12} {finding.words}")
        if not all(finding.is_well for finding in findings):
            sys.exit(1)


def examine(check: Check) -> Finding:
    """A check that cannot be made is a finding, too."""
    try:
        return check(timezone.now())
    except Exception as error:
        return Finding(check.__name__, False, f"could not be checked: {error}"[:300])

"""People whose supervisors confirmed a training elsewhere: python -m tests.rig.claimants USERNAME
COUNT."""

import os
import subprocess
import sys
from datetime import timedelta
from typing import Any

from tests.rig.site import ROOT, Account, Site


def hand_in(site: Site, account: Account, count: int) -> None:
    """Let so many people of an organizer's agency wait for the second check."""
    command = [sys.executable, "-m", "tests.rig.claimants", account.username, str(count)]
    subprocess.run(command, env=site.environment, cwd=ROOT, capture_output=True, check=True)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.utils import timezone

    from kawah.people.access.api import name_supervisor
    from kawah.people.access.backend import find
    from kawah.people.directory.api import EmploymentKind, Person, supervisor_of
    from tests.factories import make_person

    organizer: Any = find(sys.argv[1])
    now = timezone.now()
    people = Person.objects.filter(agency=organizer.agency, is_active=True, last_login=None)
    others = list(people.exclude(pk=organizer.pk).order_by("-pk")[: int(sys.argv[2])])
    boss = make_person(organizer.agency, kind=EmploymentKind.NON_ASN, name="Atasan Mereka")
    for person in others:
        if supervisor_of(person, on=now.date()) is None:
            name_supervisor(person, supervisor=boss, by=None, on=now.date(), now=now)
        claim(person, confirmed_by=boss, now=now)


def claim(person: Any, *, confirmed_by: Any, now: Any) -> None:
    from uuid import uuid4

    from demo.claims import EVIDENCE
    from kawah.earned.claims import api as claims
    from kawah.learning.media import api as media

    key, day = uuid4(), (now - timedelta(days=3)).date()
    evidence = EVIDENCE.read_bytes() + f"\n% {key}\n".encode()
    told = claims.Told(
        form="KL06",
        title="Seminar Layanan Tanpa Antre",
        organizer="Universitas Nusa Candra",
        first_day=day,
        last_day=day,
        minutes=None,
        note="",
        evidence=media.keep(EVIDENCE.name, evidence, now=now),
        evidence_name="sertifikat.pdf",
    )
    sent = claims.send(person, told, uuid=key, on=now.date(), now=now)
    claims.confirm(sent, by=confirmed_by, now=now)


if __name__ == "__main__":
    main()

"""Files of people in each state that has a page of its own: python -m tests.rig.lists AGENCY."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.rig.site import ROOT, Site

UNEXPLAINED = "Nomor Pegawai;Panggilan\n199005142015031001;Siti Rahayu\n"
HEAD = "NIP;Nama;Jenis Pegawai;Surel;NIP Atasan\n"
ROWS = (
    "199105142015031101;Orang Baru;PNS;;\n"
    "199105142015031102;Tanpa Atasan;PNS;;199105142015031999\n"
    "19910514201503110;Kurang Angka;PNS;;\n"
)
LATER = "199205142015031201;Orang Lain;PNS;;\n"


def of(site: Site, agency: str) -> dict[str, str]:
    """The pages about files of an agency, by name; made where none were handed in yet."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.rig.lists", agency],
        env=site.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(asked.stdout)
    return found


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.urls import reverse

    from kawah.people.directory.api import Agency

    home = Agency.objects.get(code=sys.argv[1])
    unexplained = hand_in(home, UNEXPLAINED)
    judged = hand_in(home, HEAD + ROWS)
    done = imported(hand_in(home, HEAD + LATER))
    pages = {
        "steward:roster_columns": reverse("steward:roster_columns", args=[unexplained.uuid]),
        "steward:roster preview": reverse("steward:roster", args=[judged.uuid]),
        "steward:roster_conflicts": reverse("steward:roster_conflicts", args=[judged.uuid]),
        "steward:roster_disposal": reverse("steward:roster_disposal", args=[judged.uuid]),
        "steward:roster result": reverse("steward:roster", args=[done.uuid]),
        "steward:roster_undoing": reverse("steward:roster_undoing", args=[done.uuid]),
        "steward:roster_release": reverse("steward:roster_release", args=[asked_for(home).uuid]),
    }
    print(json.dumps(pages | errands(home)))


def errands(agency: Any) -> dict[str, str]:
    """Acts on many people: one of each kind that asks, and one that is done."""
    from django.urls import reverse
    from django.utils import timezone

    from kawah.people.access.api import Grant, Role
    from kawah.people.directory.api import Person, Reach, Scope
    from kawah.people.errands import working
    from kawah.people.errands.api import Act, Errand, choose, confirm

    now = timezone.now()
    held = Grant.objects.filter(role=Role.STEWARD, reach=Reach.AGENCY, agency=agency)
    grant = held.select_related("person__agency").order_by("pk").first()
    assert grant is not None
    people = Person.objects.filter(agency=agency, is_active=True, name="Orang Lain")
    keys = list(people.values_list("pk", flat=True))

    def chosen(act: Any) -> Errand:
        scope = Scope(grant.person_id, Reach.AGENCY, agency_path=agency.path)
        return choose(uuid4(), act, keys, agency=agency, scope=scope, by=grant.person, now=now)

    done = chosen(Act.SUPERVISOR)
    confirm(done, {"supervisor": str(grant.person.uuid)}, by=grant.person, now=now)
    while working.advance(done.pk, now=now):
        pass
    return {
        "steward:errand search": reverse("steward:errand", args=[chosen(Act.UNIT).uuid]),
        "steward:errand form": reverse("steward:errand", args=[chosen(Act.LEAVING).uuid]),
        "steward:errand result": reverse("steward:errand", args=[done.uuid]),
        "steward:errand_undoing": reverse("steward:errand_undoing", args=[done.uuid]),
    }


def hand_in(agency: Any, text: str) -> Any:
    """A file as somebody hands it in, worked on until it stands still."""
    from django.utils import timezone

    from kawah.people.rosters import working
    from kawah.people.rosters.api import upload

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pegawai.csv"
        path.write_text(text)
        roster = upload(path, name=path.name, agency=agency, by=None, now=timezone.now())
    while working.advance(roster.pk, now=timezone.now()):
        pass
    roster.refresh_from_db()
    return roster


def imported(roster: Any) -> Any:
    from django.utils import timezone

    from kawah.people.rosters import working
    from kawah.people.rosters.api import NothingToEnter, confirm

    try:
        confirm(roster, by=None, now=timezone.now())
    except NothingToEnter:
        return roster
    while working.advance(roster.pk, now=timezone.now()):
        pass
    return roster


def asked_for(agency: Any) -> Any:
    """Somebody of this agency whom another one wants."""
    from kawah.people.directory.api import Agency, Person
    from kawah.people.rosters.api import Conflict, Release, settle

    other = Agency.objects.exclude(path__startswith=agency.path).first()
    wanted = Person.objects.filter(agency=agency, is_active=True).exclude(nip=None).last()
    assert other is not None and wanted is not None
    roster = hand_in(other, HEAD + f"{wanted.nip};{wanted.name};;;\n")
    if Conflict.objects.filter(row__roster=roster).exists():
        settle(roster, "elsewhere", "ask")
        imported(roster)
    release = Release.objects.filter(agency=agency, decided_at=None).first()
    assert release is not None
    return release


if __name__ == "__main__":
    main()

"""Recaps of training elsewhere, each in a state with a page: python -m tests.rig.recappers
USERNAME."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.rig.site import ROOT, Account, Site

HEAD = "NIP;Bentuk;Nama Pelatihan;Penyelenggara;Hari Pertama;Hari Terakhir;JP;Nomor Sertifikat"
STRANGE = "Kode Orang;Jalur;Acara;Lembaga;Awal;Akhir;Jumlah;Kode"
TRAININGS = (
    "KL03;Pelatihan Arsip Digital;Dinas Kearsipan;03/02/2025;06/02/2025;30;893/11/2025",
    "Seminar;Seminar Pelayanan Ramah Difabel;Universitas Nusa Candra;12/03/2025;12/03/2025;;",
    "KL10;Bimtek Pengadaan Langsung;BPSDM;20/05/2025;21/05/2025;8;",
    "Diklat;Diklat Kearsipan;BPSDM;20/05/2025;21/05/2025;8;",
    "KL03;Pelatihan Penyusunan Laporan;BPSDM;21/08/2016;24/08/2016;30;",
)


def of(site: Site, account: Account) -> dict[str, str]:
    """The pages about recaps that an organizer has, by name; made where there are none yet."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.rig.recappers", account.username],
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
    from django.utils import timezone

    from kawah.earned.recaps.api import confirm
    from kawah.people.access.backend import find
    from kawah.people.directory.api import Person

    organizer: Any = find(sys.argv[1])
    here = Person.objects.filter(agency=organizer.agency, is_active=True)
    steward = here.filter(grants__role="steward").exclude(pk=organizer.pk).earliest("pk")
    people = here.filter(last_login=None).exclude(nip=None).order_by("-pk")[:10]
    numbers = [str(one.nip) for one in people]
    judged = hand_in(steward, numbers[:5])
    done = hand_in(steward, numbers[5:])
    if done.stage == "judged" and done.rows.filter(state="ready").exists():
        confirm(done, by=organizer, now=timezone.now())
        work(done)
    unexplained = hand_in(organizer, numbers[:5], head=STRANGE)
    unread = hand_in(steward, numbers[5:], head=STRANGE)
    pages = {
        "organizer:recap_columns": reverse("organizer:recap_columns", args=[unexplained.uuid]),
        "organizer:recap unread": reverse("organizer:recap", args=[unread.uuid]),
        "organizer:claim to annul": reverse("organizer:claim", args=[to_annul(done, steward)]),
        "organizer:recap preview": reverse("organizer:recap", args=[judged.uuid]),
        "organizer:recap_disposal": reverse("organizer:recap_disposal", args=[judged.uuid]),
        "organizer:recap result": reverse("organizer:recap", args=[done.uuid]),
        "organizer:recap_undoing": reverse("organizer:recap_undoing", args=[done.uuid]),
    }
    print(json.dumps(pages))


def to_annul(recap: Any, asker: Any) -> Any:
    """A claim of a recap that somebody asks to be annulled."""
    from django.utils import timezone

    from kawah.earned.claims.api import ask_to_annul

    claim = recap.rows.exclude(claim=None).latest("pk").claim
    if claim.state == "accepted":
        why = "Nama pada sertifikatnya milik orang lain."
        ask_to_annul(claim, by=asker, why=why, now=timezone.now())
    return claim.uuid


def work(recap: Any) -> None:
    from django.utils import timezone

    from kawah.earned.recaps import working

    while working.advance(recap.pk, now=timezone.now()):
        pass
    recap.refresh_from_db()


def hand_in(steward: Any, numbers: list[str], head: str = HEAD) -> Any:
    """A file as somebody hands it in, worked on until it stands still."""
    from django.utils import timezone

    from kawah.earned.recaps import api as recaps

    rows = [f"{number};{training}" for number, training in zip(numbers, TRAININGS, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rekap-2025.csv"
        path.write_text("\n".join([head, *rows]) + "\n")
        now = timezone.now()
        recap = recaps.hand_in(path, steward.agency, name=path.name, by=steward, now=now)
    work(recap)
    return recap


if __name__ == "__main__":
    main()

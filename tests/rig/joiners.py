"""Files of learners, a rule and a queue, each in a state with a page: python -m tests.rig.joiners
USERNAME."""

import json
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.rig.site import ROOT, Account, Site


def of(site: Site, account: Account) -> dict[str, str]:
    """The pages about joining that an organizer has, by name; made where there are none yet."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.rig.joiners", account.username],
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

    from kawah.learning.curriculum.api import Course
    from kawah.learning.joining.api import confirm
    from kawah.people.access.backend import find
    from kawah.people.directory.api import Person

    organizer: Any = find(sys.argv[1])
    course = Course.objects.open_to(organizer.agency).order_by("pk").last()
    people = Person.objects.filter(agency=organizer.agency, is_active=True, last_login=None)
    numbers = [str(one.nip) for one in people.exclude(nip=None).order_by("-pk")[:6]]
    judged = hand_in(organizer, course, [*numbers[:3], "12345", "199005142015031999"])
    done = hand_in(organizer, course, [*numbers[3:], "12346"])
    if done.stage == "judged" and done.nominees.filter(state="ready").exists():
        confirm(done, by=organizer, now=timezone.now())
        work(done)
    unexplained = hand_in(organizer, course, numbers[:2], head="Kode Orang;Catatan")
    duty, bound = obliged(organizer, course)
    queue(organizer, course)
    pages = {
        "organizer:nomination_columns": reverse(
            "organizer:nomination_columns", args=[unexplained.uuid]
        ),
        "organizer:nomination preview": reverse("organizer:nomination", args=[judged.uuid]),
        "organizer:nomination_disposal": reverse(
            "organizer:nomination_disposal", args=[judged.uuid]
        ),
        "organizer:nomination result": reverse("organizer:nomination", args=[done.uuid]),
        "organizer:nomination_undoing": reverse("organizer:nomination_undoing", args=[done.uuid]),
        "organizer:duty": reverse("organizer:duty", args=[duty.uuid]),
        "organizer:exemption": reverse("organizer:exemption", args=[duty.uuid, bound.uuid]),
    }
    print(json.dumps(pages))


def work(nomination: Any) -> None:
    from django.utils import timezone

    from kawah.learning.joining import working

    while working.advance(nomination.pk, now=timezone.now()):
        pass
    nomination.refresh_from_db()


def hand_in(organizer: Any, course: Any, numbers: list[str], head: str = "NIP") -> Any:
    """A file as somebody hands it in, worked on until it stands still."""
    from django.utils import timezone

    from kawah.learning.joining.api import Target, nominate

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peserta.csv"
        path.write_text("\n".join([head, *numbers]) + "\n")
        target = Target(organizer.agency, course)
        row = nominate(path, target, name=path.name, by=organizer, now=timezone.now())
    work(row)
    return row


def obliged(organizer: Any, course: Any) -> Any:
    """A rule and one of those whom it binds."""
    from django.utils import timezone

    from kawah.learning.joining import keeping
    from kawah.learning.joining.api import Bound, Duty, oblige

    duty = Duty.objects.filter(agency=organizer.agency).first()
    if duty is None:
        duty = Duty(
            agency=organizer.agency,
            course=course,
            kind="PNS",
            position_kind="ADMINISTRATOR",
            due_days=60,
            grace_days=14,
            valid_months=24,
            by=organizer,
        )
        oblige(duty, now=timezone.now())
    while keeping.keep(duty.pk, now=timezone.now()):
        pass
    bound = Bound.objects.in_force().filter(duty=duty).first()
    assert bound is not None
    return duty, bound


def queue(organizer: Any, course: Any) -> None:
    """A full batch that some wait for."""
    from django.utils import timezone

    from kawah.learning.enrollment.api import Batch, join_or_wait
    from kawah.people.directory.api import Person

    today = timezone.localdate()
    batch, is_new = Batch.objects.get_or_create(
        agency=organizer.agency,
        version=course.published,
        name="Angkatan penuh",
        defaults={"starts_on": today, "ends_on": today + timedelta(days=60), "seats": 1},
    )
    people = Person.objects.filter(agency=organizer.agency, is_active=True, last_login=None)
    if is_new:
        some = list(people.exclude(nip=None).order_by("pk")[20:25])
        join_or_wait(batch, some, by=organizer.uuid, now=timezone.now())


if __name__ == "__main__":
    main()

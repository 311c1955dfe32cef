"""Where somebody of the demo finds activities and a result: python -m tests.rig.places USERNAME."""

import json
import os
import subprocess
import sys

from tests.rig.site import ROOT, Account, Site


def of(site: Site, account: Account) -> dict[str, str]:
    """An address for each kind of activity in a learner's courses, and for a result, by name."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.rig.places", account.username],
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

    from kawah.learning.assessment.api import Attempt
    from kawah.learning.curriculum.api import outline_of
    from kawah.learning.enrollment.api import Enrollment
    from kawah.people.access.backend import find

    found: dict[str, str] = {}
    rows = Enrollment.objects.filter(person=find(sys.argv[1]), is_open=True)
    for row in rows.order_by("completed_at", "pk"):
        for step in outline_of(row.version_id).steps:
            name = f"learner:activity {step.kind}"
            found.setdefault(name, reverse("learner:activity", args=[row.uuid, step.uuid]))
    handed_in = Attempt.objects.filter(enrollment__in=rows, submitted_at__isnull=False)
    for attempt in handed_in.order_by("pk")[:1]:
        found["learner:result"] = reverse("learner:result", args=[attempt.uuid])
    print(json.dumps(found))


if __name__ == "__main__":
    main()

"""Where somebody of the demo finds each kind of activity: python -m tests.rig.places USERNAME."""

import json
import os
import subprocess
import sys

from tests.rig.site import ROOT, Account, Site


def of(site: Site, account: Account) -> dict[str, str]:
    """An address for each kind of activity in the courses that a learner takes."""
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

    from kawah.learning.curriculum.api import outline_of
    from kawah.learning.enrollment.api import Enrollment
    from kawah.people.access.backend import find

    found: dict[str, str] = {}
    rows = Enrollment.objects.filter(person=find(sys.argv[1]), is_open=True)
    for row in rows.order_by("completed_at", "pk"):
        for step in outline_of(row.version_id).steps:
            found.setdefault(step.kind, reverse("learner:activity", args=[row.uuid, step.uuid]))
    print(json.dumps(found))


if __name__ == "__main__":
    main()

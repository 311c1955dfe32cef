"""Orders the certificates of a whole batch on a running site and prints how long they took.

python -m bench.batching [COUNT]    prints JSON: seconds to the answer, seconds to the last one
"""

import json
import os
import sys
import time

import django

COUNT, PATIENCE = 1000, 3600.0


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps(issue(int(sys.argv[1]) if sys.argv[1:] else COUNT)))


def issue(count: int) -> dict[str, float]:
    from django.utils import timezone

    from kawah.earned.certificates import api as certificates
    from kawah.learning.enrollment.api import Batch
    from kawah.people.directory.api import Person
    from tests.factories import TODAY, number_from
    from tests.prove import learning

    number_from(Person.objects.count() + 1)
    version = learning.course()
    agency = version.course.agency
    days = {"starts_on": TODAY, "ends_on": TODAY}
    batch = Batch.objects.create(agency=agency, version=version, name="Angkatan besar", **days)
    certificates.issue_together(batch, by=None, now=timezone.now())
    complete(batch, count)
    began = time.monotonic()
    certificates.issue_batch(batch, by=None, why="", now=timezone.now())
    answered = time.monotonic() - began
    while not certificates.progress(batch).is_done and time.monotonic() - began < PATIENCE:
        time.sleep(1)
    return {"ordered": answered, "batch": time.monotonic() - began}


def complete(batch: object, count: int) -> None:
    """People of the batch who have finished, without having taken the course."""
    from kawah.learning.enrollment.api import Enrollment
    from tests.factories import NOW
    from tests.prove import learning

    for _ in range(count):
        row = learning.newcomer()
        finished = {"completed_at": NOW, "done": row.required, "batch": batch}
        Enrollment.objects.filter(pk=row.pk).update(**finished)


if __name__ == "__main__":
    main()

"""Finishes a course on a running site and prints how long its hours and its certificate took.

python -m bench.finishing    prints JSON: seconds to hours, seconds to the signed certificate
"""

import json
import os
import statistics
import time
from collections.abc import Callable

import django

ROUNDS, PATIENCE = 5, 30.0


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    rounds = [finish() for _ in range(ROUNDS)]
    print(json.dumps({name: statistics.median(one[name] for one in rounds) for name in rounds[0]}))


def finish() -> dict[str, float]:
    """Seconds from the last answer of a course, by a person who is new."""
    from kawah.earned.certificates.api import Certificate
    from kawah.earned.hours.api import Balance
    from tests.prove import learning

    enrollment = learning.newcomer()
    heard: list[float] = []
    learning.take(enrollment, lambda key: heard.append(time.monotonic()))
    began = heard[-2]  # before the last activity: its questions are answered within the figure
    earned = sum(step.minutes for step in learning.steps_of(enrollment))
    mine = {"person": enrollment.person}
    return {
        "hours": until(Balance.objects.filter(minutes=earned, **mine).exists) - began,
        "certificate": until(Certificate.objects.filter(signed_at__isnull=False, **mine).exists)
        - began,
    }


def until(holds: Callable[[], bool]) -> float:
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return time.monotonic()


if __name__ == "__main__":
    main()

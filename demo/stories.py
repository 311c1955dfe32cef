"""Learners in every state: new, on the way, late, finished."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import transaction

from demo.pupil import take
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person
from kawah.records import api as records

SEED = 29
FINISHED, ON_TRACK, LATE = 24, 22, 16  # people of the crowd with these stories; the others are new


def load(*, now: datetime) -> int:
    """Tell the stories of a site where nobody has learned yet; the number of enrollments."""
    if Enrollment.objects.exists():
        return 0
    courses = list(Course.objects.exclude(published=None).order_by("key"))
    for person, wanted in _cast(courses, now):
        with transaction.atomic():
            for course, begin, chapters, due in wanted:
                take(person, course, begin=begin, now=now, chapters=chapters, due_in_days=due)
    records.drain_waiting(now=now, at_most=1000)
    return Enrollment.objects.count()


Chapter = tuple[Course, datetime, int | None, int | None]


def _cast(courses: list[Course], now: datetime) -> Iterator[tuple[Person, list[Chapter]]]:
    by_key = {course.key: course for course in courses}
    data, money = by_key["literasi-data-di-meja-kerja"], by_key["keuangan-daerah-ebudgeting"]
    service = by_key["pelayanan-publik-memanusiakan"]
    people = {person.email: person for person in Person.objects.select_related("agency")}
    rina = people["rina.permata@nusacandra.example"]
    yield rina, [(data, _ago(now, 60), None, None), (money, _ago(now, 9), 2, 30)]
    yosef = people["yosef.nahak@tanjungaru.example"]
    yield yosef, [(service, _ago(now, 40), 1, 30)]
    yield from _crowd(courses, list(people.values()), now)


def _crowd(
    courses: list[Course], people: list[Person], now: datetime
) -> Iterator[tuple[Person, list[Chapter]]]:
    draw = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
    crowd = [person for person in people if person.email and person.email.startswith("pegawai")]
    chosen = draw.sample(crowd, FINISHED + ON_TRACK + LATE)
    for place, person in enumerate(chosen):
        first, second, third = draw.sample(courses, 3)
        long_ago, lately = draw.randint(70, 200), draw.randint(8, 30)
        if place < FINISHED:
            wanted: list[Chapter] = [(first, _ago(now, long_ago), None, None)]
            if place % 2:
                wanted += [
                    (second, _ago(now, long_ago - 20), None, None),
                    (third, _ago(now, long_ago - 40), None, None),
                ]
        elif place < FINISHED + ON_TRACK:
            wanted = [(first, _ago(now, lately), draw.randint(1, 3), 60)]
        else:
            wanted = [(first, _ago(now, lately + 40), 1, 30)]
        yield person, wanted


def _ago(now: datetime, days: int) -> datetime:
    """Nine in the morning in Jakarta, some days ago."""
    return (now - timedelta(days=days)).astimezone(UTC).replace(hour=2, minute=5)

"""Learners in every state: new, on the way, late, finished."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import transaction

from demo.pupil import take
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.player import api as player
from kawah.learning.player.api import JournalEntry
from kawah.people.directory.api import Person
from kawah.records import api as records

SEED = 29
FINISHED, ON_TRACK, LATE = 24, 22, 16  # people of the crowd with these stories; the others are new
FINISHED_COURSES = (1, 3, 4, 2)  # how many courses the finished have finished, in turn
SUPERVISOR = "hendra.gunawan@nusacandra.example"


def load(*, now: datetime) -> int:
    """Tell the stories of a site where nobody has learned yet; the number of enrollments."""
    if Enrollment.objects.exists():
        return 0
    courses = list(Course.objects.exclude(published=None).order_by("key"))
    for person, wanted in _cast(courses, now):
        with transaction.atomic():
            for course, begin, chapters, due in wanted:
                take(person, course, begin=begin, now=now, chapters=chapters, due_in_days=due)
    _share(now)
    records.drain_waiting(now=now, at_most=1000)
    return Enrollment.objects.count()


def _share(now: datetime) -> None:
    """Of each reflection the newest entry is shared with the trainer."""
    newest: dict[int, JournalEntry] = {}
    entries = JournalEntry.objects.exclude(activity=None).select_related("person")
    for entry in entries.order_by("created_at", "pk"):
        newest[entry.activity_id or 0] = entry
    for entry in newest.values():
        player.share(entry.person, uuid=entry.uuid, now=now)


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
    for place, person in enumerate(_chosen(crowd, draw)):
        drawn = draw.sample(courses, len(courses))
        first, long_ago, lately = drawn[0], draw.randint(80, 200), draw.randint(8, 30)
        if place < FINISHED:
            wanted: list[Chapter] = [
                (course, _ago(now, long_ago - 20 * after), None, None)
                for after, course in enumerate(drawn[: FINISHED_COURSES[place % 4]])
            ]
        elif place < FINISHED + ON_TRACK:
            wanted = [(first, _ago(now, lately), draw.randint(1, 3), 60)]
        else:
            wanted = [(first, _ago(now, lately + 40), 1, 30)]
        yield person, wanted


def _chosen(crowd: list[Person], draw: random.Random) -> list[Person]:
    """Up to half of them from one team, so that its supervisor sees every state too."""
    head = Person.objects.get(email=SUPERVISOR)
    team = set(head.subordinates.values_list("person", flat=True))
    count = FINISHED + ON_TRACK + LATE
    inside = [person for person in crowd if person.pk in team]
    chosen = draw.sample(inside, min(len(inside) * 3 // 4, count // 2))
    known = {person.pk for person in chosen}
    others = [person for person in crowd if person.pk not in team | known]
    chosen += draw.sample(others, count - len(chosen))
    draw.shuffle(chosen)
    return chosen


def _ago(now: datetime, days: int) -> datetime:
    """Nine in the morning in Jakarta, some days ago."""
    return (now - timedelta(days=days)).astimezone(UTC).replace(hour=2, minute=5)

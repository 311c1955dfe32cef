"""Learners in every state: new, on the way, late, finished."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import transaction
from msgspec import Struct, structs

from demo.pupil import take
from kawah.earned.certificates import api as certificates
from kawah.earned.certificates.api import Certificate
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Enrollment
from kawah.learning.player import api as player
from kawah.learning.player.api import JournalEntry
from kawah.people.directory.api import Person
from kawah.records import api as records

SEED = 29
FINISHED, ON_TRACK, LATE = 22, 18, 16  # people of the crowd with these stories; the others are new
ALL, NEARLY = "", "ujian"  # before which activity of a course they stop
# How far those who finish have come, in turn: whole courses, and the last one nearly.
FINISHED_COURSES = (
    (ALL, ALL, ALL, ALL),
    (ALL, ALL, ALL, NEARLY),
    (ALL,),
    (ALL, ALL, ALL, NEARLY),
    (ALL, ALL, ALL),
    (ALL, ALL),
)
IN_ONE_DAY = 2  # the place of who takes a whole course in a day, and meets the day's cap
SUPERVISOR = "hendra.gunawan@nusacandra.example"
STEWARD = "laras.susanti@nusacandra.example"
REVOKED_FOR = "Hasil ujian akhir dibatalkan penyelenggara; peserta akan mengikuti ujian ulang."
REISSUED_FOR = "Jabatan pada sertifikat lama keliru dan sudah dibetulkan."


class Taking(Struct, frozen=True, kw_only=True):
    """What somebody does of a course, as `pupil.take` wants it."""

    course: Course
    begin: datetime
    chapters: int | None = None
    due_in_days: int | None = None
    days_a_chapter: int = 1
    hurried: tuple[str, ...] = ()
    until: str = ""


def load(*, now: datetime) -> int:
    """Tell the stories of a site where nobody has learned yet; the number of enrollments."""
    if Enrollment.objects.exists():
        return 0
    courses = list(Course.objects.exclude(published=None).order_by("key"))
    for person, takings in _cast(courses, now):
        with transaction.atomic():
            for taking in takings:
                take(person, now=now, **structs.asdict(taking))
    _share(now)
    records.drain_waiting(now=now, at_most=1000)
    _mend_certificates(now)
    return Enrollment.objects.count()


def _share(now: datetime) -> None:
    """Of each reflection the newest entry is shared with the trainer."""
    newest: dict[int, JournalEntry] = {}
    entries = JournalEntry.objects.exclude(activity=None).select_related("person")
    for entry in entries.order_by("created_at", "pk"):
        newest[entry.activity_id or 0] = entry
    for entry in newest.values():
        player.share(entry.person, uuid=entry.uuid, now=now)


def _mend_certificates(now: datetime) -> None:
    """One certificate was taken back, another one was issued anew."""
    steward = Person.objects.get(email=STEWARD)
    rows = Certificate.objects.filter(agency=steward.agency, person__email__startswith="pegawai")
    revoked, replaced = rows.order_by("pk")[:2]
    certificates.revoke(revoked, by=steward.uuid, reason=REVOKED_FOR, now=now)
    certificates.reissue(replaced, by=steward.uuid, reason=REISSUED_FOR, now=now)


def _cast(courses: list[Course], now: datetime) -> Iterator[tuple[Person, list[Taking]]]:
    by_key = {course.key: course for course in courses}
    data, money = by_key["literasi-data-di-meja-kerja"], by_key["keuangan-daerah-ebudgeting"]
    service = by_key["pelayanan-publik-memanusiakan"]
    people = {person.email: person for person in Person.objects.select_related("agency")}
    yield (
        people["rina.permata@nusacandra.example"],
        [
            # Too fast at first; the final exam released it.
            Taking(course=data, begin=_ago(now, 60), hurried=("grafik-jujur",)),
            Taking(course=money, begin=_ago(now, 9), chapters=2, due_in_days=30),
        ],
    )
    # Too fast, and the final exam is still to come.
    late = Taking(
        course=service, begin=_ago(now, 40), chapters=1, due_in_days=30, hurried=("antrean",)
    )
    yield people["yosef.nahak@tanjungaru.example"], [late]
    yield from _crowd(courses, list(people.values()), now)


def _crowd(
    courses: list[Course], people: list[Person], now: datetime
) -> Iterator[tuple[Person, list[Taking]]]:
    draw = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
    crowd = [person for person in people if person.email and person.email.startswith("pegawai")]
    for place, person in enumerate(_chosen(crowd, draw)):
        drawn = draw.sample(courses, len(courses))
        long_ago, lately = draw.randint(80, 200), draw.randint(8, 30)
        if place < FINISHED:
            yield person, _finished(drawn, place, now, long_ago=long_ago, lately=lately)
        elif place < FINISHED + ON_TRACK:
            chapters, begin = draw.randint(1, 3), _ago(now, lately)
            yield (
                person,
                [Taking(course=drawn[0], begin=begin, chapters=chapters, due_in_days=60)],
            )
        else:
            begin = _ago(now, lately + 40)
            yield person, [Taking(course=drawn[0], begin=begin, chapters=1, due_in_days=30)]


def _finished(
    drawn: list[Course], place: int, now: datetime, *, long_ago: int, lately: int
) -> list[Taking]:
    pace = 0 if place == IN_ONE_DAY else 1
    takings = []
    for after, until in enumerate(FINISHED_COURSES[place % len(FINISHED_COURSES)]):
        is_open = until == NEARLY
        takings.append(
            Taking(
                course=drawn[after],
                begin=_ago(now, lately if is_open else long_ago - 20 * after),
                until=until,
                due_in_days=60 if is_open else None,
                days_a_chapter=pace,
            )
        )
    return takings


def _chosen(crowd: list[Person], draw: random.Random) -> list[Person]:
    """Up to half of them from one team, at both ends, so that its supervisor sees every state."""
    head = Person.objects.get(email=SUPERVISOR)
    team = set(head.subordinates.values_list("person", flat=True))
    count = FINISHED + ON_TRACK + LATE
    inside = [person for person in crowd if person.pk in team]
    chosen = draw.sample(inside, min(len(inside) * 3 // 4, count // 2))
    others = draw.sample([person for person in crowd if person.pk not in team], count - len(chosen))
    return chosen[::2] + others + chosen[1::2]


def _ago(now: datetime, days: int) -> datetime:
    """Nine in the morning in Jakarta, some days ago."""
    return (now - timedelta(days=days)).astimezone(UTC).replace(hour=2, minute=5)

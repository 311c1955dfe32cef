"""A published course and people who take it, step by step, with times that are told."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates import workshop
from kawah.earned.hours import api as hours
from kawah.learning.assessment import api as assessment
from kawah.learning.curriculum.api import Step, Version, outline_of
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.lib.questions.solutions import best_answer
from kawah.people.directory.api import Agency
from kawah.records import api as records
from tests import courses
from tests.factories import NOW, make_agency, make_person

LATER = NOW + timedelta(days=2)  # when every wait of the queue is over
# The resep asks for as much to read as the course says it takes.
TEXT = "\nWarga menunggu dengan sabar ketika urutannya jelas dan petugasnya menjelaskan.\n"
Heard = Callable[[str], None]


@cache
def course() -> Version:
    hours.load_reference()
    return courses.published(make_agency(), lesson=courses.LESSON + TEXT * 500)


def newcomer() -> Enrollment:
    """Somebody new who has just enrolled."""
    agency = Agency.objects.get(pk=course().course.agency_id)
    return enrollments.enroll(make_person(agency), course().course, now=NOW)


def steps_of(enrollment: Enrollment) -> tuple[Step, ...]:
    return outline_of(enrollment.version_id).required


def take(enrollment: Enrollment, heard: Heard) -> None:
    """Take the whole course as a device does that sends again what it was not told to be kept;
    `heard` is told of each act once it was acknowledged."""
    for moment, step in timed(enrollment):
        if step.is_assessment or step.kind == "quiz":
            answer(enrollment, step, moment, heard)
        else:
            read(enrollment, step, moment, heard)


def timed(enrollment: Enrollment) -> Iterator[tuple[datetime, Step]]:
    for number, step in enumerate(steps_of(enrollment), start=1):
        yield NOW + timedelta(minutes=10 * number), step


def read(enrollment: Enrollment, step: Step, moment: datetime, heard: Heard) -> None:
    enrollments.visit(enrollment, step, now=moment)
    end = moment + timedelta(seconds=step.reading_seconds + 1)
    enrollments.visit(enrollment, step, now=end)
    enrollments.complete(enrollment, step, why="read", happened_at=end, now=end)
    heard(step.key)


def answer(enrollment: Enrollment, step: Step, moment: datetime, heard: Heard) -> None:
    if step.key in done(enrollment):
        return
    try:
        attempt = assessment.start(enrollment, step, now=moment)
    except assessment.NoAttemptsLeft:
        return  # other deliveries of the same answers have used them meanwhile
    for response in attempt.responses.select_related("item_version").order_by("seq"):
        right = best_answer(response.item_version.question.body)
        # Another delivery of the same answers may have handed the paper in meanwhile.
        with suppress(assessment.AttemptClosed):
            assessment.save(attempt, seq=response.seq, answer=right, happened_at=moment, now=moment)
    assessment.submit(attempt, happened_at=moment, now=moment)
    heard(step.key)


def done(enrollment: Enrollment) -> set[str]:
    outline = outline_of(enrollment.version_id)
    return {
        outline.by_uuid[mark.activity.uuid].key
        for mark in enrollments.marks_of(enrollment)
        if mark.completed_at
    }


def drain() -> None:
    """What the worker does until the queue is empty."""
    for _ in range(20):
        if not records.Pending.objects.exists():
            return
        records.drain_waiting(now=LATER)
    raise RuntimeError(f"{records.Pending.objects.count()} statements stay in the queue")


def finish_certificates() -> None:
    """What the workshop does until no certificate waits."""
    for _ in range(20):
        if not certificates.Certificate.objects.waiting().exists():
            return
        workshop.finish_waiting(now=LATER)
    raise RuntimeError("certificates stay unfinished")

"""Completions that arrive late and out of order leave the same balance as those in order."""

from datetime import timedelta
from random import Random

from kawah.earned.hours.api import Entry, Line, verify_chain
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person
from tests.prove import learning, truth


def play(chance: Random, count: int) -> list[str]:
    learning.course()
    found: list[str] = []
    for number in range(count):
        plan = [
            (step, moment, chance.random() < 0.5)  # half of them read faster than can be read
            for moment, step in learning.timed(learning.newcomer())
        ]
        shuffled = chance.sample(plan, len(plan))
        orderly, late = learning.newcomer(), learning.newcomer()
        arrive(orderly, plan)
        arrive(late, shuffled, delay=timedelta(hours=chance.randint(1, 600)))
        learning.drain()
        if standing(orderly.person) != standing(late.person):
            found.append(f"try {number}: {standing(orderly.person)} != {standing(late.person)}")
        found += [
            f"try {number}: {fault}"
            for one in (orderly, late)
            for fault in verify_chain(one.person)
        ]
    return found


def arrive(enrollment: Enrollment, plan: list, *, delay: timedelta = timedelta()) -> None:
    for step, moment, is_hasty in plan:
        end = moment + timedelta(seconds=1 if is_hasty else step.reading_seconds + 1)
        enrollments.visit(enrollment, step, now=moment)
        enrollments.visit(enrollment, step, now=end)
        enrollments.complete(
            enrollment, step, why="read", happened_at=end, now=end + delay, fraction=1.0
        )


def standing(person: Person) -> tuple[int, dict[str, int]]:
    """The minutes counted, whole and for each activity."""
    by_line = {
        line.activity_title: sum(Entry.objects.filter(line=line).values_list("minutes", flat=True))
        for line in Line.objects.filter(person=person)
    }
    return truth.counted(person), by_line

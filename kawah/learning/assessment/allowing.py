"""Giving someone who has failed every attempt one more."""

from datetime import datetime

from django.db import transaction

from kawah.learning.assessment.allowances import Allowance
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.assessment.tries import tries_of
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices
from kawah.records import api as records


class AllowanceNeedless(Exception):
    """The person may still take the quiz, or has left the course."""


class AllowanceUnexplained(Exception):
    """One more attempt needs a reason that others can read."""


@transaction.atomic
def allow_again(
    enrollment: Enrollment, quiz: Quiz, *, by: Person, why: str, now: datetime
) -> Allowance:
    """Allow one more attempt, and tell the learner.

    `enrollment` may be one that was left since. Raises AllowanceNeedless, AllowanceUnexplained.
    """
    reason = " ".join(why.split())[:400]
    if not reason:
        raise AllowanceUnexplained
    records.hold(enrollment.person.uuid)
    rows = Enrollment.objects.select_related("person__agency", "version__course__agency")
    current = rows.filter(
        person=enrollment.person_id, version=enrollment.version_id, is_open=True
    ).first()
    before = tries_of(enrollment.person, quiz)
    if current is None or before.allowed is None or before.left:
        raise AllowanceNeedless
    row = Allowance.objects.create(person=current.person, quiz=quiz, by=by.uuid, why=reason, at=now)
    _announce(row, current, allowed=before.allowed, now=now)
    return row


def _announce(row: Allowance, enrollment: Enrollment, *, allowed: int, now: datetime) -> None:
    activity = row.quiz.activity
    records.note(
        verb="quiz.allowed_again",
        subject=f"person/{enrollment.person.uuid}",
        by=row.by,
        now=now,
        agency=enrollment.version.course.agency.code,
        before={"quiz": activity.title, "attempts": allowed},
        after={"quiz": activity.title, "attempts": allowed + 1},
        why=row.why,
    )
    notices.tell(
        enrollment.person,
        key=f"allowed:{row.pk}:{activity.uuid}",
        kind="attempt_allowed",
        values={"activity": activity.title},
        path=f"/belajar/{enrollment.uuid}/{activity.uuid}/",
        now=now,
    )

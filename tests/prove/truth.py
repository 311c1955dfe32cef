"""What must be true of somebody who has finished a course, however it came about."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates.api import Certificate
from kawah.earned.hours.api import Balance, Entry, Line, verify_chain
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person
from kawah.people.notices.api import Notice
from kawah.records import api as records
from tests.prove.learning import steps_of


def faults(enrollment: Enrollment) -> list[str]:
    who = f"person {enrollment.person_id}"
    return [f"{who}: {fault}" for fault in _faults(enrollment)]


def _faults(enrollment: Enrollment) -> Iterator[str]:
    person = enrollment.person
    required = steps_of(enrollment)
    written = Counter(
        records.Statement.objects.filter(person=person.uuid).values_list("kind", flat=True)
    )
    if written["completed"] != len(required):
        yield f"{written['completed']} completions written, {len(required)} made"
    if written["course_completed"] != 1:
        yield f"{written['course_completed']} completions of the course"
    if records.Pending.objects.filter(person=person.uuid).exists():
        yield "statements wait in the queue"
    lines = Counter(Line.objects.filter(person=person).values_list("activity", flat=True))
    if lines != Counter(step.uuid for step in required):
        yield f"lines of the ledger: {sorted(lines.values())}"
    expected = sum(step.minutes for step in required)
    if counted(person) != expected:
        yield f"{counted(person)} minutes counted, {expected} earned"
    for found in verify_chain(person):
        yield str(found)
    yield from _certificate(enrollment)


def _certificate(enrollment: Enrollment) -> Iterator[str]:
    """Exactly one, signed, with the bytes that its hash says, and told once."""
    rows = list(Certificate.objects.filter(person=enrollment.person))
    if len(rows) != 1:
        yield f"{len(rows)} certificates"
        return
    if rows[0].told_at is None:
        yield "the certificate is not finished"
    pdf = certificates.pdf_of(rows[0])
    if sha256(pdf).hexdigest() != rows[0].sha256:
        yield "the signed file is not the one that was signed"
    told = Notice.objects.filter(person=enrollment.person, kind="certificate_ready").count()
    if told != 1:
        yield f"told {told} times"


def counted(person: Person) -> int:
    """Minutes as the entries say, when the balance says the same."""
    entries = sum(Entry.objects.filter(person=person).values_list("minutes", flat=True))
    balance = sum(Balance.objects.filter(person=person).values_list("minutes", flat=True))
    return entries if entries == balance else -1

"""Two who worked for Nusa Candra before they got a NIP, and were entered a second time with it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from demo.population import PASSWORD
from demo.pupil import take
from kawah.learning.curriculum.api import Course
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Appointment, EmploymentKind, Person, Reach, appoint, enlist
from kawah.records import api as records

AGENCY, COURSE = "nusacandra", "literasi-data-di-meja-kerja"
EMAIL = "honorer{number}@nusacandra.example"
LEARNED = timedelta(days=50)


def load(*, now: datetime) -> None:
    """Enter who is not there yet."""
    if Person.objects.filter(email=EMAIL.format(number=1)).exists():
        return
    course = Course.objects.get(key=COURSE)
    for number, post in enumerate(_posts(), start=1):
        with transaction.atomic():
            twin = _entered(post, number=number, now=now)
            take(twin, course, begin=now - LEARNED, now=now, chapters=1)
    records.drain_waiting(now=now, at_most=1000)


def _posts() -> list[Appointment]:
    """Of two of the crowd who have learned something and supervise nobody."""
    held = Appointment.objects.filter(person__agency__code=AGENCY, until=None)
    crowd = held.filter(Q(person__email__startswith="pegawai"), person__subordinates=None)
    learned = crowd.exclude(person__enrollments=None).distinct()
    return list(learned.select_related("person__agency", "position", "unit").order_by("pk")[:2])


def _entered(post: Appointment, *, number: int, now: datetime) -> Person:
    begun = now - 2 * LEARNED
    twin = enlist(
        post.person.name,
        kind=EmploymentKind.NON_ASN,
        agency=post.person.agency,
        now=begun,
        nip_text="",
        email=EMAIL.format(number=number),
        rank_grade="",
    )
    twin.set_password(PASSWORD)
    twin.save(update_fields=["password"])
    appoint(twin, now=begun, position=post.position, unit=post.unit, effective_from=begun.date())
    grant(twin, Role.LEARNER, reach=Reach.OWN, effective_from=begun.date(), now=begun)
    return twin

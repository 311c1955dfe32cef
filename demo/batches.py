"""A batch in each agency: a third have finished, a third are on the way, a third have not begun.

Nusa Candra issues the certificates of its batch together: its admin has yet to do it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from demo.pupil import take
from kawah.earned.certificates.api import issue_together
from kawah.learning.curriculum.api import Version
from kawah.learning.enrollment.api import Batch, open_batch
from kawah.people.directory.api import Agency, Person
from kawah.records import api as records

SEATS, LENGTH, BEGUN = 12, timedelta(days=45), timedelta(days=25)
TOGETHER = ("nusacandra",)
CHAPTERS = (None, 2, 0)  # what a member has done: everything, two chapters, nothing
BATCHES = {
    "kptk": ("Angkatan I Kementerian PTK", "pelayanan-publik-memanusiakan"),
    "nusacandra": ("Angkatan I Nusa Candra", "keuangan-daerah-ebudgeting"),
    "tanjungaru": ("Angkatan I Tanjung Aru", "berakhlak-dalam-kerja-harian"),
}


def load(*, now: datetime) -> None:
    """Begin the batches of a site that has none."""
    if Batch.objects.exists():
        return
    for code, (name, key) in BATCHES.items():
        with transaction.atomic():
            version = Version.objects.get(course__key=key, pk=F("course__published"))
            _begin(Agency.objects.get(code=code), name, version, now)
    records.drain_waiting(now=now, at_most=1000)


def _begin(agency: Agency, name: str, version: Version, now: datetime) -> None:
    begun = now - BEGUN
    batch = Batch(
        agency=agency,
        version=version,
        name=name,
        starts_on=begun.date(),
        ends_on=(begun + LENGTH).date(),
        seats=SEATS,
    )
    new = Person.objects.filter(agency=agency, email__startswith="pegawai", enrollments=None)
    people = list(new.order_by("email")[:SEATS])
    open_batch(batch, people, by=None, now=begun)
    if agency.code in TOGETHER:
        issue_together(batch, by=None, now=begun)
    for place, person in enumerate(people):
        take(person, version.course, begin=begun, now=now, chapters=CHAPTERS[place % len(CHAPTERS)])

"""What is late is said in plain words, to whom it concerns."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.earned.certificates.api import Certificate
from kawah.insight.analytics.models import Survey
from kawah.people.access.api import Role
from kawah.records.api import Parcel, Pending, Statement
from kawah.web.shell.management import checkup, heartbeat
from tests.factories import NOW
from tests.world import award, signed_in

pytestmark = pytest.mark.django_db
PLACE = "/instansi/kelancaran/"


@pytest.fixture
def steward(side, clock):
    Pending.objects.all().delete()
    heartbeat.path().touch()
    return signed_in(side.people[Role.STEWARD])


def fail(address):
    Parcel.objects.create(
        key=str(uuid4()),
        carrier="mail",
        content={"to": address, "subject": "x"},
        created_at=NOW,
        due_at=NOW,
        attempts=6,
        error="SMTPRecipientsRefused: x",
    )


def act(agency):
    statement = Statement.objects.create(
        uuid=uuid4(),
        person=uuid4(),
        agency=agency,
        kind="journaled",
        body="{}",
        happened_at=NOW,
        received_at=NOW - timedelta(hours=1),
    )
    Pending.objects.create(statement=statement, person=statement.person, error="KeyError: x")


def test_where_all_is_in_time_that_is_said(steward):
    page = steward.get(PLACE).text
    assert "Semuanya tepat waktu" in page and "Tertinggal" not in page


def test_acts_of_the_own_agency_that_wait_are_told(steward, side):
    act("instansi-lain")
    assert "belum terhitung" not in steward.get(PLACE).text
    act(side.agency.code)
    page = steward.get(PLACE).text
    assert "1 kegiatan belum terhitung" in page and "KeyError" not in page


def test_to_whom_letters_do_not_arrive_is_told_by_name(steward, side):
    fail("orang@instansi-lain.example.go.id")
    assert "berkali-kali gagal" not in steward.get(PLACE).text
    learner = side.people[Role.LEARNER]
    fail(learner.email)
    assert f"Surat kepada 1 pegawai berkali-kali gagal: {learner.name}" in steward.get(PLACE).text


def test_a_parked_certificate_is_told_with_what_to_do(steward, side):
    award(side)
    Certificate.objects.update(told_at=None, parked_at=NOW)
    page = steward.get(PLACE).text
    assert "1 sertifikat tertahan" in page and "Penanda tangan tidak menjawab" in page


def test_old_counts_are_told_here_and_by_doctor(steward, side):
    assert checkup.counts(NOW).is_well
    Survey.objects.create(agency=side.agency, is_due=True, shown_at=NOW - timedelta(hours=2))
    assert "lebih tua daripada satu jam" in steward.get(PLACE).text
    assert not checkup.counts(NOW).is_well


def test_a_silent_worker_and_a_missing_backup_are_told_the_nation(side, clock):
    heartbeat.path().unlink(missing_ok=True)
    page = signed_in(side.people[Role.NATIONAL]).get("/nasional/kelancaran/").text
    assert "Pekerja latar" in page and "Berhenti." in page and "Belum pernah dibuat" in page


def test_the_page_asks_little(steward, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        steward.get(PLACE)

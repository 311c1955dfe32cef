"""An organizer makes batches and issues their certificates; the home says what waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates import workshop
from kawah.learning.enrollment.api import Batch, Enrollment, join_batch
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person, make_unit
from tests.world import award, signed_in

pytestmark = pytest.mark.django_db
HOME, LIST = "/penyelenggara/", "/penyelenggara/angkatan/"


@pytest.fixture
def organizer(side):
    return signed_in(side.people[Role.ORGANIZER])


@pytest.fixture
def together(side):
    """A batch whose certificates are issued together; its only learner has finished."""
    batch = side.things.batch
    certificates.issue_together(batch, by=None, now=NOW)
    rows = Enrollment.objects.filter(pk=side.things.enrollment.pk)
    rows.update(batch=batch, completed_at=timezone.now(), done=side.things.enrollment.required)
    return batch


def begun(side, name, *, days, **facts):
    """A batch of the side that begins so many days from today."""
    starts_on = TODAY + timedelta(days=days)
    ends_on = starts_on + timedelta(days=30)
    version = side.things.batch.version
    return Batch.objects.create(
        agency=side.agency,
        version=version,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        **facts,
    )


def test_an_organizer_makes_a_batch(organizer, side):
    learner = make_person(side.agency)
    form = {
        "course": side.things.course.uuid,
        "name": "Angkatan II",
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=30),
        "roll": learner.nip,
    }
    answer = organizer.post(f"{LIST}baru/", form, follow=True)
    assert "dibuat dengan 1 peserta" in answer.text
    assert Batch.objects.get(name="Angkatan II").enrollments.get().person == learner


def test_an_organizer_issues_the_certificates_that_wait(organizer, together):
    assert "Buka angkatan ini" in organizer.get(HOME).text
    assert together.name in organizer.get(f"{LIST}?lihat=sertifikat").text
    organizer.post(f"{LIST}{together.uuid}/sertifikat/", {"why": "SK 7"})
    workshop.finish_waiting(now=NOW)
    assert "1 diterbitkan, dari 1" in organizer.get(f"{LIST}{together.uuid}/").text
    assert "Sertifikat menunggu diterbitkan" not in organizer.get(HOME).text


def test_an_organizer_revokes_a_certificate(organizer, side):
    page = f"/penyelenggara/sertifikat/{award(side).uuid}/"
    answer = organizer.post(f"{page}cabut/", {"reason": "Keliru", "sure": "ya"}, follow=True)
    assert "Mencabut sertifikat" in answer.text and "Alasan: Keliru" in answer.text


def test_the_letterhead_stays_with_the_admin(organizer):
    letterhead = "/instansi/sertifikat/tampilan/"
    assert letterhead not in organizer.get("/penyelenggara/sertifikat/").text
    assert organizer.get(letterhead).status_code == 403


def test_the_home_names_what_begins_soon_and_what_has_room(organizer, side):
    begun(side, "Segera", days=3, seats=5)
    begun(side, "Nanti", days=40)
    join_batch(Batch.objects.get(name="Segera"), [make_person(side.agency)], by=None, now=NOW)
    page = organizer.get(HOME).text
    assert "1 mulai dalam dua minggu" in page and "4 tempat" in page


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("", {"Lama", "Angkatan I", "Segera", "Penuh"}),
        ("akan", {"Segera"}),
        ("berjalan", {"Angkatan I", "Penuh"}),
        ("berakhir", {"Lama"}),
        ("tempat", {"Segera"}),
        ("apa saja", {"Lama", "Angkatan I", "Segera", "Penuh"}),
    ],
)
def test_the_list_is_narrowed(organizer, side, shown, names):
    begun(side, "Lama", days=-60, seats=9)
    begun(side, "Segera", days=3, seats=1)
    full = begun(side, "Penuh", days=-1, seats=1)
    join_batch(full, [make_person(side.agency)], by=None, now=NOW)
    page = organizer.get(f"{LIST}?lihat={shown}").text
    assert {name for name in ("Lama", "Angkatan I", "Segera", "Penuh") if name in page} == names


def test_an_organizer_of_a_unit_sees_its_learners_and_makes_none(side):
    unit = make_unit(side.agency, "loket")
    person = make_person(side.agency)
    reach = {"reach": Reach.UNIT, "agency": side.agency, "unit": unit}
    grant(person, Role.ORGANIZER, effective_from=TODAY, now=NOW, **reach)
    client = signed_in(person)
    assert "Buat angkatan" not in client.get(LIST).text
    for address in (f"{LIST}baru/", f"{LIST}{side.things.batch.uuid}/"):
        assert client.get(address).status_code == 404
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("rest", ["angkatan/", "angkatan/baru/", "sertifikat/?nama=Budi"])
def test_the_addresses_of_before_lead_on(organizer, rest):
    answer = organizer.get(f"/instansi/{rest}")
    assert (answer.status_code, answer["Location"]) == (308, f"/penyelenggara/{rest}")


def test_the_pages_ask_little(organizer, together, django_assert_max_num_queries):
    for shown in ("", "?lihat=tempat", "?lihat=sertifikat"):
        with django_assert_max_num_queries(12):
            organizer.get(f"{LIST}{shown}")
    with django_assert_max_num_queries(22):
        organizer.get(HOME)

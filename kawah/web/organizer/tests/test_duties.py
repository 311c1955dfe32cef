"""Rules by which a course is mandatory, in pages."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.learning.enrollment.api import Enrollment
from kawah.learning.joining import keeping
from kawah.learning.joining.api import Bound, Duty, Exemption
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import PositionKind, Reach
from tests.factories import NOW, TODAY, make_person, make_position, place
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
HOME = "/penyelenggara/kursus-wajib/"
NEW = f"{HOME}baru/"
MOST_PAGE = 30_000
LIST_QUERIES, PAGE_QUERIES = 10, 12


@pytest.fixture
def organizer(side):
    return signed_in(side.people[Role.ORGANIZER])


@pytest.fixture
def filled(side):
    def fill(**changed):
        said = {
            "course": side.things.course.uuid,
            "position_kind": "SUPERVISOR",
            "due_days": "30",
            "key": uuid4(),
        }
        return {name: value for name, value in {**said, **changed}.items() if value is not None}

    return fill


@pytest.fixture
def heads(side):
    """People in posts that the rule means."""
    people = [make_person(side.agency, name=f"Kepala {n}") for n in range(3)]
    for person in people:
        place(person, unit=side.unit, position=make_position(PositionKind.SUPERVISOR))
    return people


def work(now=NOW):
    while keeping.keep_waiting(now=now):
        pass


@pytest.fixture
def duty(organizer, filled, heads):
    organizer.post(NEW, filled(sure="ya"))
    work()
    return Duty.objects.get()


def test_how_many_it_means_is_shown_before_it_holds(organizer, filled, heads):
    page = organizer.post(NEW, filled(grace_days="7", valid_months="24")).text
    assert "Wajibkan “Antrean yang Adil”?" in page and "Pengawas" in page
    assert '<dd class="figure">3</dd>' in page and "masa tenggang 7 hari" in page
    assert "berlaku 24 bulan" in page
    assert not Duty.objects.exists()
    again = organizer.post(NEW, filled(back="ya")).text
    assert 'value="30"' in again and 'value="SUPERVISOR" selected' in again


def test_it_is_made_once_and_takes_people_in(organizer, filled, heads, side):
    form = filled(sure="ya")
    answer = organizer.post(NEW, form, follow=True)
    assert "kini wajib" in answer.text
    assert "tidak ada yang dibuat dua kali" in organizer.post(NEW, form, follow=True).text
    work()
    page = organizer.get(f"{HOME}{form['key']}/").text
    assert "Kepala 1" in page and "Belum mulai (3)" in page and "Kepala 1" in page
    assert "Pengawas" in organizer.get(HOME).text
    trail = signed_in(side.people[Role.STEWARD]).get("/instansi/jejak/").text
    assert "Mewajibkan kursus" in trail and "Antrean yang Adil" in trail


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"course": ""}, "course"),
        ({"grade": "AHLI_MUDA"}, "grade"),
        ({"position_kind": "RAJA"}, "position_kind"),
        ({"due_days": "0"}, "due_days"),
        ({"due_days": "sebulan"}, "due_days"),
        ({"due_on": TODAY + timedelta(9)}, "due_on"),
        ({"due_days": "", "due_on": TODAY}, "due_on"),
        ({"due_days": "", "due_on": TODAY + timedelta(900)}, "due_on"),
        ({"due_days": "", "grace_days": "5"}, "grace_days"),
        ({"grace_days": "999"}, "grace_days"),
        ({"valid_months": "2"}, "valid_months"),
        ({"unit": "999999"}, "unit"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(organizer, filled, changed, field):
    answer = organizer.post(NEW, filled(**changed, sure="ya"))
    assert answer.status_code == 400 and f'href="#id_{field}"' in answer.text
    assert not Duty.objects.exists()


def test_who_is_late_comes_first_and_home_counts_them(organizer, duty, heads):
    late = Enrollment.objects.filter(person=heads[2])
    late.update(due_on=TODAY - timedelta(days=1))
    page = organizer.get(f"{HOME}{duty.uuid}/").text
    assert "1 orang lewat tanggal" in page and page.count("button primary") == 1
    assert page.index("Kepala 2") < page.index("Kepala 0")
    only = organizer.get(f"{HOME}{duty.uuid}/?lihat=lewat").text
    assert "Kepala 2" in only and "Kepala 0" not in only
    assert "Lewat tanggal" in organizer.get("/penyelenggara/").text
    assert "1 orang" in organizer.get(HOME).text


def test_an_exemption_has_a_reason_and_an_end(organizer, duty, heads):
    bound = Bound.objects.get(person=heads[0])
    address = f"{HOME}{duty.uuid}/pembebasan/{bound.uuid}/"
    for bad in (
        {"until": TODAY, "reason": ""},
        {"until": TODAY - timedelta(days=1), "reason": "Cuti."},
        {"until": TODAY + timedelta(days=500), "reason": "Cuti."},
    ):
        assert organizer.post(address, bad).status_code == 400
    good = {"until": TODAY + timedelta(days=60), "reason": "Cuti melahirkan."}
    assert "dibebaskan sampai 4 Desember 2026" in organizer.post(address, good, follow=True).text
    assert "Dibebaskan (1)" in organizer.get(f"{HOME}{duty.uuid}/").text
    assert "Cuti melahirkan." in organizer.get(address).text
    assert Exemption.objects.get().by.name == "organizer kab-a"


def test_ending_asks_for_a_reason_and_is_done_once(organizer, duty):
    address = f"{HOME}{duty.uuid}/akhir/"
    assert organizer.post(address, {"reason": " "}).status_code == 400
    answer = organizer.post(address, {"reason": "Diganti kursus baru."}, follow=True)
    assert "diakhiri" in answer.text and "Diganti kursus baru." in answer.text
    work(NOW + timedelta(hours=1))
    assert not Enrollment.objects.filter(via="duty", is_open=True).exists()
    assert "sudah diakhiri" in organizer.post(address, {"reason": "Lagi."}, follow=True).text
    assert "Diakhiri" in organizer.get(HOME).text


def test_somebody_of_another_rule_is_not_exempted_here(organizer, duty, filled, heads):
    organizer.post(NEW, filled(sure="ya"))
    work()
    other = Bound.objects.exclude(duty=duty).earliest("pk")
    assert organizer.get(f"{HOME}{duty.uuid}/pembebasan/{other.uuid}/").status_code == 404


def test_only_courses_open_to_the_agency_are_offered(organizer, filled):
    other = make_side("kab-b")
    answer = organizer.post(NEW, filled(course=other.things.course.uuid))
    assert answer.status_code == 400


def test_pages_are_small_and_ask_little(organizer, duty, side, django_assert_max_num_queries):
    people = [make_person(side.agency) for _ in range(60)]
    Bound.objects.bulk_create([Bound(duty=duty, person=one, since=TODAY) for one in people])
    page = f"{HOME}{duty.uuid}/"
    for address, most in ((HOME, LIST_QUERIES), (NEW, LIST_QUERIES), (page, PAGE_QUERIES)):
        with django_assert_max_num_queries(most):
            assert len(organizer.get(address).content) < MOST_PAGE


def test_a_learner_sees_the_duty_and_cannot_leave_it(organizer, duty, heads):
    grant(heads[0], Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    learner = signed_in(heads[0])
    Enrollment.objects.filter(person=heads[0]).update(
        due_on=TODAY - timedelta(days=1), spared_until=TODAY
    )
    row = Enrollment.objects.get(person=heads[0])
    home = learner.get("/beranda/").text
    assert "Kursus wajib" in home and "Masa tenggang" in home and "Lewat tanggal" not in home
    course = learner.get(f"/kursus/{row.course.uuid}/").text
    assert "Kursus wajib" in course and "diberi waktu sampai 5 Oktober 2026" in course
    assert "Keluar dari kursus ini" not in course
    answer = learner.post(f"/belajar/{row.uuid}/pengunduran-diri/", follow=True)
    assert "wajib bagi Anda" in answer.text
    row.refresh_from_db()
    assert row.is_open


def test_a_learner_sees_until_when_a_completion_holds(organizer, duty, heads):
    grant(heads[0], Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    Duty.objects.update(valid_months=12)
    row = Enrollment.objects.get(person=heads[0])
    Enrollment.objects.filter(pk=row.pk).update(completed_at=NOW)
    page = signed_in(heads[0]).get(f"/kursus/{row.course.uuid}/").text
    assert "berlaku sampai 5 Oktober 2027" in page

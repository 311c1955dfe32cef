from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.earned.certificates import follower
from kawah.earned.certificates.models import Gathering
from kawah.earned.certificates.tests.completed import statement_of
from kawah.earned.certificates.workshop import finish_waiting
from kawah.learning.curriculum.api import Version
from kawah.learning.enrollment.api import Batch, Enrollment
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person, make_unit, place
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
NEW = "/penyelenggara/angkatan/baru/"
MOST_BYTES = 14_000


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def filled(side):
    """The form as somebody fills it in, with changes."""
    key = uuid4()

    def fill(**changed):
        return {
            "course": side.things.course.uuid,
            "name": "Angkatan II",
            "starts_on": TODAY,
            "ends_on": TODAY + timedelta(days=30),
            "key": key,
            **changed,
        }

    return fill


def spaced(person):
    return f"{person.nip[:8]} {person.nip[8:14]}.{person.nip[14:]}"


def members(batch):
    return set(batch.enrollments.values_list("person__name", flat=True))


def test_a_batch_is_made_with_its_people(steward, side, filled):
    one, two = make_person(side.agency), make_person(side.agency, email="Dua@example.go.id")
    roll = f"{spaced(one)}\n\n  dua@example.go.id\tDua\n{one.nip}"
    answer = steward.post(NEW, filled(roll=roll, seats="30"), follow=True)
    batch = Batch.objects.get(name="Angkatan II")
    assert answer.redirect_chain == [(f"/penyelenggara/angkatan/{batch.uuid}/", 302)]
    assert members(batch) == {one.name, two.name}
    assert "dibuat dengan 2 peserta" in answer.text and "berulang dihitung sekali" in answer.text
    assert (batch.agency, batch.seats, batch.ends_on) == (side.agency, 30, TODAY + timedelta(30))
    assert Change.objects.get(verb="batch.opened").by == side.people[Role.STEWARD].uuid
    for address in ("/instansi/", "/instansi/jejak/", "/penyelenggara/angkatan/"):
        assert "Angkatan II" in steward.get(address).text


def test_a_batch_whose_certificates_are_issued_together(steward, side, filled):
    person = make_person(side.agency)
    steward.post(NEW, filled(roll=person.nip, together="on"))
    batch = Batch.objects.get(name="Angkatan II")
    assert Gathering.objects.get().batch == batch
    grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    finish(person)
    address = f"/penyelenggara/angkatan/{batch.uuid}/"
    assert "1 dari 1 peserta sudah selesai" in (page := steward.get(address).text)
    assert "Terbitkan sertifikat" in page and "data-again" not in page
    assert "diterbitkan bersama" in signed_in(person).get("/sertifikat/").text
    page = steward.post(f"{address}sertifikat/", {"why": "Surat 7"}, follow=True).text
    assert "data-again" in page and 'name="why"' not in page
    for _turn in range(2):
        finish_waiting(now=NOW)
    page = steward.get(address).text
    assert "Semua sudah siap" in page and "data-again" not in page


def test_a_certificate_that_fails_is_told_on_the_page_of_its_batch(steward, side, monkeypatch):
    batch = side.things.batch
    Enrollment.objects.update(batch=batch)
    finish(side.people[Role.LEARNER])
    steward.post(f"/penyelenggara/angkatan/{batch.uuid}/sertifikat/", {})
    monkeypatch.setattr("kawah.earned.certificates.sheet.render", lambda *_, **__: 1 / 0)
    finish_waiting(now=NOW)
    assert "1 sertifikat gagal dibuat" in steward.get(f"/penyelenggara/angkatan/{batch.uuid}/").text


def finish(person):
    row = Enrollment.objects.select_related("person__agency").get(person=person)
    row.completed_at, row.done = NOW, row.required
    row.save()
    follower.follow(statement_of(row), now=NOW)


def test_a_second_click_makes_no_second_batch(steward, side, filled):
    form = filled(roll=make_person(side.agency).nip)
    steward.post(NEW, form)
    answer = steward.post(NEW, form, follow=True)
    assert "tidak ada yang dibuat dua kali" in answer.text
    assert Batch.objects.filter(name="Angkatan II").count() == 1
    assert Change.objects.filter(verb="batch.opened").count() == 1


def test_lines_that_name_nobody_are_named_and_nothing_is_lost(steward, side, filled):
    stranger, gone = make_person(), make_person(side.agency)
    gone.is_active = False
    gone.save()
    known = make_person(side.agency)
    roll = f"{known.nip}\n{stranger.nip}\nBudi <b>\n{gone.nip}"
    answer = steward.post(NEW, filled(roll=roll))
    assert answer.status_code == 400 and 'href="#id_roll"' in answer.text
    for number in (2, 3, 4):
        assert f"Baris {number}:" in answer.text
    assert "Baris 1:" not in answer.text and stranger.name not in answer.text
    assert known.nip in answer.text and 'value="Angkatan II"' in answer.text
    assert "<b>\n" not in answer.text
    assert not Batch.objects.filter(name="Angkatan II").exists()
    assert not Enrollment.objects.filter(person=known).exists()


def test_many_wrong_lines_are_not_all_said(steward, filled):
    answer = steward.post(NEW, filled(roll="\n".join(f"orang{n}" for n in range(50))))
    assert "Masih ada 30 baris lain" in answer.text


def test_a_whole_unit_comes_with_the_units_below(steward, side, filled):
    top = make_unit(side.agency, "dinas")
    people = [make_person(side.agency) for _ in range(2)]
    place(people[0], unit=top)
    place(people[1], unit=make_unit(side.agency, "bidang", parent=top))
    steward.post(NEW, filled(unit=top.pk, roll=people[0].nip))
    assert members(Batch.objects.get(name="Angkatan II")) == {one.name for one in people}


def test_who_lacks_a_prerequisite_is_named_with_it(steward, side, filled):
    late = make_person(side.agency, name="Maria Bano")
    Version.objects.update(prerequisites=["dasar-loket"])
    answer = steward.post(NEW, filled(roll=late.nip), follow=True)
    assert "dibuat dengan 0 peserta" in answer.text
    assert "Maria Bano belum didaftarkan: selesaikan dahulu dasar-loket." in answer.text
    assert not Enrollment.objects.filter(person=late).exists()


def test_who_takes_the_course_already_is_named_and_stays(steward, side, filled):
    learner = side.people[Role.LEARNER]
    answer = steward.post(NEW, filled(roll=learner.nip), follow=True)
    assert "dibuat dengan 0 peserta" in answer.text
    assert f"tidak dipindahkan: {learner.name}" in answer.text.replace("\n", " ")
    assert Enrollment.objects.get(person=learner).batch is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"course": ""}, "course"),
        ({"course": "x"}, "course"),
        ({"name": " "}, "name"),
        ({"ends_on": TODAY - timedelta(1)}, "ends_on"),
        ({"starts_on": TODAY - timedelta(9), "ends_on": TODAY - timedelta(1)}, "ends_on"),
        ({"starts_on": "besok"}, "starts_on"),
        ({"starts_on": "2025-10-04"}, "starts_on"),
        ({"ends_on": TODAY.replace(year=2028) + timedelta(1)}, "ends_on"),
        ({"ends_on": "9999-12-20"}, "ends_on"),
        ({"seats": "0"}, "seats"),
        ({"seats": "banyak"}, "seats"),
        ({"unit": "999999"}, "unit"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(steward, filled, changed, field):
    answer = steward.post(NEW, filled(**changed))
    assert answer.status_code == 400
    assert f'href="#id_{field}"' in answer.text and 'aria-invalid="true"' in answer.text
    assert not Batch.objects.filter(name="Angkatan II").exists()


def test_days_that_can_just_be_are_taken(steward, filled):
    steward.post(NEW, filled(starts_on="2025-10-05", ends_on="2027-10-05"))
    assert Batch.objects.filter(name="Angkatan II").exists()


@pytest.mark.parametrize("name", ["Angkatan I", " angkatan i "])
def test_a_name_that_the_course_has_already_is_refused(steward, side, filled, name):
    answer = steward.post(NEW, filled(name=name))
    assert answer.status_code == 400 and 'href="#id_name"' in answer.text
    assert Batch.objects.count() == 1


def test_the_batch_of_another_agency_or_course_does_not_bar_a_name(steward, side, filled):
    other = make_side("kab-b")
    Batch.objects.filter(pk=side.things.batch.pk).update(agency=other.agency)
    assert steward.post(NEW, filled(name="Angkatan I")).status_code == 302


def test_a_course_is_offered_with_its_agency(steward, side):
    course = side.things.course
    assert f"{course.title} · {side.agency.short_name}</option>" in steward.get(NEW).text


def test_too_few_seats_take_nobody(steward, side, filled):
    people = [make_person(side.agency) for _ in range(2)]
    answer = steward.post(NEW, filled(seats="1", roll="\n".join(str(one.nip) for one in people)))
    assert 'href="#id_seats"' in answer.text
    assert not Batch.objects.filter(name="Angkatan II").exists()


def test_only_courses_open_to_the_agency_are_offered(steward, filled):
    other = make_side("kab-b")
    assert str(other.things.course.uuid) not in steward.get(NEW).text
    assert steward.post(NEW, filled(course=other.things.course.uuid)).status_code == 400


def test_a_list_of_hundreds_is_found_at_once(steward, side, filled, django_assert_max_num_queries):
    people = [make_person(side.agency) for _ in range(300)]
    roll = "\n".join(str(one.nip) for one in people)
    with django_assert_max_num_queries(14):
        answer = steward.post(NEW, filled(name="", roll=roll))
    assert answer.status_code == 400 and "Baris" not in answer.text


def test_more_than_can_come_at_once_is_refused(steward, side, filled, monkeypatch):
    monkeypatch.setattr("kawah.web.organizer.batches.people_form.MOST_PEOPLE", 1)
    people = [make_person(side.agency) for _ in range(2)]
    answer = steward.post(NEW, filled(roll="\n".join(str(one.nip) for one in people)))
    assert "paling banyak 1" in answer.text and answer.status_code == 400


def test_more_people_come_into_a_batch(steward, side):
    batch = side.things.batch
    person, place_of = make_person(side.agency), f"/penyelenggara/angkatan/{batch.uuid}/"
    assert f"{place_of}peserta/" in steward.get(place_of).text
    for said in ("1 peserta ditambahkan", "0 peserta ditambahkan"):
        answer = steward.post(f"{place_of}peserta/", {"roll": person.nip}, follow=True)
        assert said in answer.text
    assert members(batch) == {person.name}
    assert Change.objects.filter(verb="batch.joined").count() == 1


def test_who_finds_no_seat_may_wait(steward, side):
    batch = side.things.batch
    place_of = f"/penyelenggara/angkatan/{batch.uuid}/peserta/"
    assert "masuk daftar tunggu" not in steward.get(place_of).text
    Batch.objects.filter(pk=batch.pk).update(seats=1)
    people = [make_person(side.agency) for _ in range(2)]
    roll = {"roll": "\n".join(str(one.nip) for one in people)}
    refused = steward.post(place_of, roll)
    assert refused.status_code == 400 and "Centang daftar tunggu" in refused.text
    assert not batch.enrollments.exists()
    answer = steward.post(place_of, {**roll, "wait": "on"}, follow=True)
    assert "1 peserta ditambahkan" in answer.text
    assert f"1 orang masuk daftar tunggu: {people[1].name}" in answer.text.replace("\n", " ")
    assert "Daftar tunggu" in answer.text


@pytest.mark.parametrize("roll", ["", "123"])
def test_nobody_named_is_nobody_taken(steward, side, roll):
    place_of = f"/penyelenggara/angkatan/{side.things.batch.uuid}/peserta/"
    answer = steward.post(place_of, {"roll": roll, "unit": ""})
    assert answer.status_code == 400 and 'href="#id_roll"' in answer.text


def test_a_batch_that_is_over_takes_nobody(steward, side):
    Batch.objects.update(starts_on=TODAY - timedelta(9), ends_on=TODAY - timedelta(1))
    place_of = f"/penyelenggara/angkatan/{side.things.batch.uuid}/"
    assert "Tambah peserta" not in steward.get(place_of).text
    answer = steward.post(f"{place_of}peserta/", {"roll": make_person(side.agency).nip})
    assert answer.status_code == 400 and "sudah berakhir" in answer.text


def test_a_reach_narrower_than_an_agency_makes_no_batch(side):
    person = make_person(side.agency)
    grant(person, Role.STEWARD, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    assert signed_in(person).get(NEW).status_code == 404


def test_the_pages_are_small_and_ask_little(steward, side, django_assert_max_num_queries):
    more = f"/penyelenggara/angkatan/{side.things.batch.uuid}/peserta/"
    for address in (NEW, more, "/penyelenggara/angkatan/"):
        with django_assert_max_num_queries(12):
            assert len(steward.get(address).content) < MOST_BYTES

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates import workshop
from kawah.learning.assessment.api import Item
from kawah.learning.enrollment.api import Batch, Enrollment, States, join_batch, states_of
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import (
    Agency,
    Appointment,
    EmploymentKind,
    Person,
    Reach,
    aim,
    positions_of,
)
from kawah.records.api import Change, note
from kawah.web.shell.acts import AREAS, PRIVATE, VERBS, acts_of
from kawah.web.shell.telling import told
from kawah.web.steward.people import employees
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place
from tests.once import once
from tests.world import award, make_side, signed_in

pytestmark = pytest.mark.django_db


@once
def other():
    return make_side("kab-b")


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


def batch_of(side, name="Angkatan I"):
    made = Batch.objects.create(
        agency=side.agency,
        version=side.things.enrollment.version,
        name=name,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=30),
    )
    Enrollment.objects.filter(pk=side.things.enrollment.pk).update(batch=made)
    return made


def finish(side):
    rows = Enrollment.objects.filter(pk=side.things.enrollment.pk)
    rows.update(completed_at=timezone.now(), done=side.things.enrollment.required)


def test_everyone_is_counted(side, other):
    scope = side.people[Role.STEWARD].grants.get().scope
    staff = employees(scope, on=TODAY)
    others = len(Role) - 1
    assert states_of(staff, on=TODAY) == States(learning=1, new=others)
    Enrollment.objects.update(due_on=TODAY - timedelta(days=1))
    assert states_of(staff, on=TODAY) == States(late=1, new=others)
    finish(side)
    assert states_of(staff, on=TODAY) == States(finished=1, new=others)
    make_person(side.agency, kind=EmploymentKind.NON_ASN)
    assert states_of(staff, on=TODAY).everyone == len(Role)


def test_what_is_missing_about_people_comes_first(steward, side):
    page = steward.get("/instansi/").content.decode()
    assert "pegawai belum mempunyai atasan" in page
    assert "belum mempunyai jabatan" not in page


@pytest.mark.parametrize(
    ("shown", "is_there"),
    [("", True), ("belajar", True), ("terlambat", False), ("tanpa-jabatan", False), ("x", True)],
)
def test_people_are_listed_by_where_they_stand(steward, side, shown, is_there):
    page = steward.get("/instansi/pegawai/", {"lihat": shown}).content.decode()
    assert (side.people[Role.LEARNER].name in page) == is_there


def test_who_has_no_supervisor_is_named(steward, side):
    page = steward.get("/instansi/pegawai/?lihat=tanpa-atasan").content.decode()
    assert side.people[Role.TRAINER].name in page and "pengelola sistem" not in page
    assert f"/instansi/pegawai/{side.people[Role.TRAINER].uuid}/atasan/" in page
    assert side.people[Role.LEARNER].name not in page
    assert "?lihat=tanpa-atasan" in steward.get("/instansi/").content.decode()


def search(client, typed, **kept):
    return client.post("/instansi/pegawai/", {"cari": typed, **kept}, follow=True)


def test_people_are_found_by_name(steward, side):
    answer = search(steward, "LEARNER", lihat="belajar")
    assert answer.redirect_chain == [("/instansi/pegawai/?lihat=belajar&cari=LEARNER", 302)]
    assert side.people[Role.LEARNER].name in answer.text
    assert "Tidak ada pegawai dengan nama itu" in search(steward, "tidak ada").text


def test_people_are_found_by_number_and_no_number_is_in_the_address(steward, side, other):
    learner = side.people[Role.LEARNER]
    for typed in (f"{learner.nip[:8]} {learner.nip[8:]}", f"NIP {learner.nip}"):
        answer = search(steward, typed)
        assert answer.redirect_chain == [(f"/instansi/pegawai/?orang={learner.uuid}", 302)]
        assert learner.name in answer.text and side.people[Role.TRAINER].name not in answer.text
    for typed in (other.people[Role.LEARNER].nip, "19900101 2015"):
        answer = search(steward, typed)
        assert answer.redirect_chain == [("/instansi/pegawai/", 302)]
        assert "Tidak ada pegawai dengan nomor itu" in answer.text


def test_a_long_list_has_pages_that_keep_the_filter(steward, side):
    for number in range(60):
        make_person(side.agency, name=f"Pegawai {number}")
    page = steward.get("/instansi/pegawai/?lihat=baru").content.decode()
    (onward,) = re.findall(r"\?lihat=baru&amp;sesudah=[0-9a-f-]{36}", page)
    second = steward.get(f"/instansi/pegawai/{onward.replace('&amp;', '&')}").text
    assert "?lihat=baru&amp;sebelum=" in second and "Berikutnya" not in second


def test_changes_are_told_with_who_what_and_why(steward, side):
    subject, by = side.people[Role.LEARNER], side.people[Role.STEWARD]
    note(
        verb="grant.ended",
        subject=f"person/{subject.uuid}",
        by=by.uuid,
        now=NOW,
        agency=side.agency.code,
        after={"role": "trainer"},
        why="Pindah tugas",
    )
    for address in ("/instansi/", "/instansi/jejak/"):
        page = steward.get(address).content.decode()
        assert "Mengakhiri peran Widyaiswara" in page and "Alasan: Pindah tugas" in page
        assert subject.name in page and by.name in page


def test_another_agency_is_out_of_sight(steward, other):
    batch_of(other, "Angkatan Asing")
    for address in ("/instansi/", "/instansi/jejak/", "/instansi/pegawai/"):
        page = steward.get(address).content.decode()
        assert "Angkatan Asing" not in page and other.people[Role.TRAINER].name not in page


def test_an_agency_below_is_in_sight_and_one_above_is_not(side):
    below = make_agency("distrik", parent=side.agency)
    scope = side.people[Role.STEWARD].grants.get().scope
    assert set(Agency.objects.visible_to(scope)) == {side.agency, below}


def test_a_reach_narrower_than_an_agency_looks_after_nothing(clock, side):
    person = make_person(side.agency)
    grant(person, Role.STEWARD, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    assert not Agency.objects.visible_to(person.grants.get().scope).exists()
    page = signed_in(person).get("/instansi/").content.decode()
    assert side.people[Role.LEARNER].name not in page and "Belum ada pegawai" in page


@pytest.fixture
def desk(side):
    """A steward of one unit, where the learner is not; and somebody who is there."""
    unit = make_unit(side.agency, "loket")
    inside = make_person(side.agency, name="Orang Loket")
    place(inside, unit=make_unit(side.agency, "loket-dua", parent=unit))
    person = make_person(side.agency)
    given = {"reach": Reach.UNIT, "agency": side.agency, "unit": unit}
    grant(person, Role.STEWARD, effective_from=TODAY, now=NOW, **given)
    return signed_in(person)


def test_a_steward_of_a_unit_sees_its_people_everywhere(side, desk):
    batch, inside = batch_of(side), Person.objects.get(name="Orang Loket")
    join_batch(batch, [inside], by=inside.uuid, now=NOW)
    learner = side.people[Role.LEARNER].name
    batches = "/penyelenggara/angkatan/"
    pages = (
        "/instansi/",
        "/instansi/pegawai/",
        "/instansi/jejak/",
        batches,
        f"{batches}{batch.uuid}/",
    )
    for address in pages:
        page = desk.get(address).content.decode()
        assert learner not in page, address
        assert address in ("/instansi/", batches) or "Orang Loket" in page, address
    assert "1 pegawai aktif" in desk.get("/instansi/").content.decode()
    assert desk.get(f"/instansi/pegawai/{inside.uuid}/atasan/").status_code == 200


def test_a_steward_of_a_unit_decides_nothing_about_the_others(side, desk):
    batch = batch_of(side)
    place = f"/penyelenggara/angkatan/{batch.uuid}/"
    assert desk.get(place).status_code == 404  # nobody of the unit learns there
    assert desk.post(f"{place}sertifikat/").status_code == 404
    assert desk.get("/penyelenggara/angkatan/baru/").status_code == 404
    certificate = award(side)
    assert desk.get(f"/penyelenggara/sertifikat/{certificate.uuid}/").status_code == 404
    other = side.people[Role.LEARNER].uuid
    assert desk.get(f"/instansi/pegawai/{other}/atasan/").status_code == 404


def test_who_only_acts_for_another_has_no_post(steward, side):
    Appointment.objects.filter(person=side.people[Role.LEARNER]).update(kind="ACTING")
    page = steward.get("/instansi/pegawai/?lihat=tanpa-jabatan").content.decode()
    assert side.people[Role.LEARNER].name in page


def test_certificates_of_a_batch_are_issued(steward, side):
    batch = batch_of(side)
    place = f"/penyelenggara/angkatan/{batch.uuid}/"
    assert "button primary" not in steward.get(place).content.decode()
    assert "belum ada yang diterbitkan" in steward.post(f"{place}sertifikat/", follow=True).text
    finish(side)
    assert "Terbitkan sertifikat" in steward.get(place).content.decode()
    for _ in range(2):
        steward.post(f"{place}sertifikat/", follow=True)
        workshop.finish_waiting(now=NOW)
        assert "1 diterbitkan, dari 1 yang berhak" in steward.get(place).content.decode()
    assert side.things.enrollment.certificates.count() == 1


def test_an_order_stands_in_the_trail(steward, side):
    batch = batch_of(side)
    finish(side)
    steward.post(f"/penyelenggara/angkatan/{batch.uuid}/sertifikat/", {"why": "Surat nomor 7"})
    page = steward.get("/instansi/jejak/").content.decode()
    assert "Menerbitkan sertifikat satu angkatan" in page and "Angkatan I" in page
    assert side.people[Role.STEWARD].name in page and "Alasan: Surat nomor 7" in page


def test_a_revocation_stands_in_the_trail(steward, side):
    certificate = award(side)
    certificates.revoke(certificate, by=None, reason="Ujian diwakilkan", now=NOW)
    page = steward.get("/instansi/jejak/").content.decode()
    assert "Mencabut sertifikat" in page and side.people[Role.LEARNER].name in page
    assert "Pengelola sistem" in page and "<b>certificate." not in page


# What writes the trail, or reads it by its verbs.
NOTING = r"records\.(note|Change|Noted)\(|verb__in="


def test_every_act_in_the_sources_has_words():
    root = Path(settings.ROOT) / "kawah"
    verbs = {
        verb
        for path in root.rglob("*.py")
        if "tests" not in path.parts and "migrations" not in path.parts
        if (source := path.read_text()) and re.search(NOTING, source)
        for verb in re.findall(r'"([a-z]+\.[a-z_]+)"', source)
    }
    assert verbs == set(VERBS) | PRIVATE and not PRIVATE & set(VERBS)


def test_every_act_is_about_one_thing():
    acts = [verb for area in AREAS for verb, _words in acts_of(area)]
    assert sorted(acts) == sorted(VERBS)


def test_what_people_aim_at_is_their_own_business(steward, side):
    learner = side.people[Role.LEARNER]
    aim(learner, positions_of(learner.agency).first(), by=learner, now=NOW)
    assert Change.objects.filter(verb__in=PRIVATE).exists()
    assert "person.aim_set" not in steward.get("/instansi/jejak/").content.decode()


def test_a_name_opens_the_employee(steward, side, django_assert_max_num_queries):
    learner = side.people[Role.LEARNER]
    place_ = f"/instansi/pegawai/{learner.uuid}/"
    assert place_ in steward.get("/instansi/pegawai/").content.decode()
    with django_assert_max_num_queries(16):
        page = steward.get(place_).content.decode()
    assert side.things.course.title in page and learner.email in page
    assert f"{place_}atasan/" in page and "Sedang belajar" in page


def test_a_question_judged_anew_is_named(steward, side):
    item = Item.objects.filter(newest__isnull=False).latest("pk")
    note(
        verb="item.regraded",
        subject=f"item/{item.uuid}",
        by=None,
        now=NOW,
        agency=side.agency.code,
        why="Kuncinya keliru",
    )
    (step,) = changes_told(side)
    assert step.what == "Meminta jawaban sebuah soal dinilai ulang"
    question = item.versions.latest("number").question
    assert step.whom[:20] in (question.title or question.stem.value)


def changes_told(side):
    rows = Change.objects.filter(agency=side.agency.code, verb="item.regraded")
    return told(list(rows))


def test_anothers_batch_is_not_there(steward, other):
    place = f"/penyelenggara/angkatan/{batch_of(other).uuid}/"
    assert steward.get(place).status_code == 404
    assert steward.post(f"{place}sertifikat/").status_code == 404


def test_the_pages_ask_little(steward, side, django_assert_max_num_queries):
    batch = batch_of(side)
    batch_page = f"/penyelenggara/angkatan/{batch.uuid}/"
    for address in ("/instansi/", "/instansi/jejak/", "/instansi/pegawai/", batch_page):
        with django_assert_max_num_queries(12):
            assert steward.get(address).status_code == 200


@pytest.mark.parametrize("role", [Role.TRAINER, Role.SUPERVISOR, Role.NATIONAL])
def test_other_roles_are_refused(side, role):
    client = signed_in(side.people[role])
    for address in ("/instansi/", "/instansi/jejak/"):
        assert client.get(address).status_code == 403

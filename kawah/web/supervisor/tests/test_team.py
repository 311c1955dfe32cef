from datetime import date, timedelta

import pytest

from kawah.earned.hours.api import Balance, load_reference
from kawah.learning.assessment.api import Attempt, Quiz
from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import Enrollment, enroll
from kawah.people.access.api import Role, grant, name_supervisor
from kawah.people.directory.api import EmploymentKind, Person, Reach
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
MINUTES = 45
SINCE = date(2026, 1, 1)


@pytest.fixture
def boss(clock):
    load_reference()
    person = make_person(name="Kepala Bidang")
    grant(
        person,
        Role.SUPERVISOR,
        reach=Reach.AGENCY,
        agency=person.agency,
        effective_from=SINCE,
        now=NOW,
    )
    return person


def member_of(boss, name, *, jp=0, kind=EmploymentKind.PNS):
    person = make_person(boss.agency, name=name, kind=kind)
    name_supervisor(person, supervisor=boss, by=None, on=SINCE, now=NOW)
    Balance.objects.create(
        person=person, year=TODAY.year, minutes=jp * MINUTES, waiting=0, entries=0
    )
    return person


@pytest.fixture
def client(boss):
    return signed_in(boss)


def page_of(client, address="/tim/"):
    return client.get(address).content.decode()


def test_who_is_most_at_risk_comes_first(client, boss):
    member_of(boss, "Selesai Sudah", jp=20)
    member_of(boss, "Tengah Jalan", jp=14)
    late = member_of(boss, "Belum Mulai")
    page = page_of(client)
    assert page.index("Belum Mulai") < page.index("Tengah Jalan") < page.index("Selesai Sudah")
    assert f'button primary" href="/tim/anggota/{late.uuid}/"' in page
    assert "Kurang 20 JP sampai 31 Desember 2026" in page


def test_a_figure_has_words_a_shape_and_a_table(client, boss):
    member_of(boss, "Tengah Jalan", jp=14)
    page = page_of(client)
    assert "14 dari 20 JP" in page and "<svg" in page
    assert "Lihat sebagai tabel" in page and 'class="chip is-' in page


def test_a_whole_team_on_track_is_said_so(client, boss):
    member_of(boss, "Selesai Sudah", jp=20)
    page = page_of(client)
    assert "Seluruh tim sesuai jalur" in page and "button primary" not in page


def test_a_team_of_nobody_says_whom_to_ask(client):
    for address in ("/tim/", "/tim/anggota/"):
        assert "Minta admin instansi" in page_of(client, address)


def test_someone_without_a_target_has_no_bar_and_is_in_the_list(client, boss):
    member_of(boss, "Tamu Ahli", kind=EmploymentKind.NON_ASN)
    assert "Lihat 1 anggota tim" in page_of(client)
    assert "tanpa target" in page_of(client, "/tim/anggota/")


def test_the_list_narrows_to_those_who_need_help(client, boss):
    member_of(boss, "Selesai Sudah", jp=20)
    member_of(boss, "Belum Mulai")
    page = page_of(client, "/tim/anggota/?lihat=perlu")
    assert "Belum Mulai" in page and "Selesai Sudah" not in page


def test_a_member_is_shown_with_reasons(client, boss):
    person = member_of(boss, "Belum Mulai")
    page = page_of(client, f"/tim/anggota/{person.uuid}/")
    assert "Belum ada JP yang tercatat tahun ini" in page and "Kurang 20 JP" in page


def test_what_is_open_is_named_and_how_to_reach_the_person(client, boss):
    version = courses.published(boss.agency)
    person = member_of(boss, "Tengah Jalan")
    Person.objects.filter(pk=person.pk).update(email="t.jalan@kab.example.go.id")
    row = enroll(person, version.course, now=NOW, due_on=TODAY - timedelta(days=1))
    page = page_of(client, f"/tim/anggota/{person.uuid}/")
    assert "Belum pernah dibuka." in page and "Lewat tanggal" in page
    assert "mailto:t.jalan@kab.example.go.id" in page
    step = outline_of(version.pk).steps[0]
    Enrollment.objects.filter(pk=row.pk).update(place=step.uuid, last_at=NOW)
    page = page_of(client, f"/tim/anggota/{person.uuid}/")
    assert f"Berhenti di “{step.title}”. Terakhir dibuka 5 Oktober 2026." in page


def test_what_waits_for_a_mark_is_no_place_where_somebody_stopped(client, boss):
    version = courses.published(boss.agency)
    person = member_of(boss, "Menunggu Nilai")
    row = enroll(person, version.course, now=NOW)
    quiz = Quiz.objects.select_related("activity").earliest("pk")
    Attempt.objects.create(enrollment=row, quiz=quiz, number=1, started_at=NOW, submitted_at=NOW)
    Enrollment.objects.filter(pk=row.pk).update(place=quiz.activity.uuid, last_at=NOW)
    page = page_of(client, f"/tim/anggota/{person.uuid}/")
    assert f"“{quiz.activity.title}” sudah dikirim dan menunggu penilaian widyaiswara." in page
    assert "Berhenti di" not in page


def test_only_ones_own_people_are_there(client, boss):
    former = make_person(boss.agency, name="Pindah Bagian")
    for supervisor, day in ((boss, SINCE), (make_person(boss.agency), TODAY)):
        name_supervisor(former, supervisor=supervisor, by=None, on=day, now=NOW)
    colleague, stranger = make_person(boss.agency), make_person(make_agency())
    for person in (former, colleague, stranger, boss):
        assert client.get(f"/tim/anggota/{person.uuid}/").status_code == 404
    assert "Pindah Bagian" not in page_of(client, "/tim/anggota/")


def test_the_pages_ask_little_however_large_the_team(client, boss, django_assert_max_num_queries):
    people = [member_of(boss, f"Pegawai {number}", jp=number) for number in range(20)]
    for address in ("/tim/", "/tim/anggota/", f"/tim/anggota/{people[0].uuid}/"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_other_roles_are_refused(clock):
    person = make_person()
    grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=SINCE, now=NOW)
    for address in ("/tim/", "/tim/anggota/", f"/tim/anggota/{person.uuid}/"):
        assert signed_in(person).get(address).status_code == 403

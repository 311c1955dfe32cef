import pytest

from kawah.people.access.api import Role, grants_of
from kawah.people.directory.api import Supervision
from kawah.records.api import Change
from tests.factories import TODAY, make_person, place
from tests.world import signed_in

pytestmark = pytest.mark.django_db
MOST_BYTES = 14_000


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def clerk(side):
    return make_person(side.agency, name="Juru Tulis")


def page_of(person):
    return f"/instansi/pegawai/{person.uuid}/atasan/"


def boss_of(person):
    return Supervision.objects.get(person=person, until=None).supervisor


def choose(steward, person, supervisor):
    sent = {"supervisor": str(supervisor.uuid), "sure": "ya"}
    return steward.post(page_of(person), sent, follow=True)


def test_supervisors_of_the_unit_are_proposed(steward, side, clerk):
    place(clerk, unit=side.unit)
    page = steward.get(page_of(clerk)).text
    assert str(side.people[Role.SUPERVISOR].uuid) in page
    assert str(side.people[Role.TREASURER].uuid) not in page


def test_the_present_one_is_marked_and_not_offered(steward, side, clerk):
    place(clerk, unit=side.unit)
    boss = side.people[Role.SUPERVISOR]
    choose(steward, clerk, boss)
    page = steward.get(page_of(clerk)).text
    assert "Atasannya sekarang" in page and f'value="{boss.uuid}"' not in page


def test_it_is_asked_before_a_role_is_given(steward, side, clerk):
    boss = side.people[Role.EXECUTIVE]
    page = steward.post(page_of(clerk), {"supervisor": str(boss.uuid)}).text
    assert "juga mendapat peran Atasan" in page and boss.name in page
    assert not Supervision.objects.filter(person=clerk).exists()


@pytest.mark.parametrize("field", ["nip", "email", "name"])
def test_others_are_looked_for_and_no_number_is_in_the_address(steward, side, clerk, field):
    boss = side.people[Role.EXECUTIVE]
    answer = steward.post(page_of(clerk), {"cari": getattr(boss, field)})
    assert str(boss.uuid) in answer.text and answer.status_code == 200


@pytest.mark.parametrize("typed", ["tidak ada", "1" * 900])
def test_who_is_not_there_is_not_found(steward, clerk, typed):
    answer = steward.post(page_of(clerk), {"cari": typed})
    assert answer.status_code == 200 and "Tetapkan<" not in answer.text


def test_a_supervisor_is_named_and_may_see_the_team(steward, side, clerk):
    boss = side.people[Role.EXECUTIVE]
    answer = choose(steward, clerk, boss)
    assert "Atasan Juru Tulis kini" in answer.text and boss.name in answer.text
    assert boss_of(clerk) == boss
    assert {row.role for row in grants_of(boss, on=TODAY)} == {Role.EXECUTIVE, Role.SUPERVISOR}
    assert clerk.name in signed_in(boss).get("/tim/anggota/").text
    assert clerk.name not in steward.get("/instansi/pegawai/?lihat=tanpa-atasan").text
    trail = steward.get("/instansi/jejak/").text
    assert "Menetapkan atasan" in trail and clerk.name in trail


def test_a_second_click_changes_nothing_more(steward, side, clerk):
    for _ in range(2):
        choose(steward, clerk, side.people[Role.EXECUTIVE])
    assert Change.objects.filter(subject=f"person/{clerk.uuid}").count() == 1
    assert Supervision.objects.filter(person=clerk).count() == 1


def test_nobody_stands_above_their_own_supervisor(steward, side, clerk):
    middle = make_person(side.agency)
    choose(steward, middle, clerk)
    lowest = make_person(side.agency)
    choose(steward, lowest, middle)
    for below in (middle, lowest, clerk):
        answer = choose(steward, clerk, below)
        assert answer.status_code == 400 and "di bawah" in answer.text
    assert not Supervision.objects.filter(person=clerk).exists()


@pytest.mark.parametrize("key", ["x", "7d0c2a52-7b7c-4c1e-9b53-3f0a6f0e9d11"])
def test_who_does_not_exist_is_nobodys_supervisor(steward, clerk, key):
    answer = steward.post(page_of(clerk), {"supervisor": key})
    assert answer.status_code == 400 and "Pilih seorang atasan" in answer.text


def test_strangers_are_out_of_reach(steward, clerk):
    stranger = make_person(name="Orang Asing")
    assert steward.get(page_of(stranger)).status_code == 404
    assert "Orang Asing<" not in steward.post(page_of(clerk), {"cari": "Orang Asing"}).text
    assert choose(steward, clerk, stranger).status_code == 400


def test_the_page_is_small_and_asks_little(steward, clerk, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert len(steward.get(page_of(clerk)).content) < MOST_BYTES
    with django_assert_max_num_queries(13):
        steward.post(page_of(clerk), {"cari": "kab-a"})

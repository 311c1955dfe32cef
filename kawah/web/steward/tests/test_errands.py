import re
from uuid import uuid4

import pytest

from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Person, Reach, current, supervisor_of
from kawah.people.errands import working
from kawah.people.errands.api import Errand, Stage
from tests.factories import NOW, TODAY, make_person, make_unit, place
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
LIST, ERRANDS = "/instansi/pegawai/", "/instansi/pegawai/tindakan/"


@once
def other():
    return make_side("kab-b")


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def people(side):
    unit = make_unit(side.agency, "loket")
    found = [make_person(side.agency, name=f"Orang {n}") for n in range(3)]
    for person in found:
        place(person, unit=unit)
    return found


def choose(client, act, people=(), **sent):
    keys = [str(person.uuid) for person in people]
    sent = {"key": str(uuid4()), "tindakan": act, "person": keys, **sent}
    return client.post(ERRANDS, sent)


def work():
    while working.work_waiting(now=NOW):
        pass


def test_the_list_offers_a_tick_for_each_and_the_acts(steward, people):
    page = steward.get(LIST).text
    assert page.count('type="checkbox" form="many"') == page.count('<th scope="row">')
    assert f'aria-label="Pilih {people[0].name}"' in page
    assert all(f'value="{act}"' in page for act in ("supervisor", "unit", "leaving", "codes"))


def test_ticked_people_get_a_supervisor_after_a_look_and_lose_it_again(steward, side, people):
    boss = side.people[Role.SUPERVISOR]
    page = choose(steward, "supervisor", [*people, boss])["Location"]
    assert "4 orang dipilih" in steward.get(page).text
    found = steward.post(page, {"cari": boss.name}).text
    assert f'name="supervisor" value="{boss.uuid}"' in found
    sent = {"supervisor": str(boss.uuid), "cari": boss.name}
    asked = steward.post(page, sent).text
    assert "Tetapkan atasan: 3 orang" in asked and "Orang yang dipilih sebagai atasan: 1" in asked
    assert not supervisor_of(people[0], on=TODAY)
    steward.post(page, {**sent, "sure": "ya"})
    assert "0 dari 4 orang" in steward.get(page).text
    work()
    shown = steward.get(page).text
    assert "Selesai bagi 3 dari 4 orang" in shown and f"{page}pembatalan/" in shown
    assert supervisor_of(people[0], on=TODAY) == boss
    assert "Batalkan “Tetapkan atasan”?" in steward.get(f"{page}pembatalan/").text
    steward.post(f"{page}pembatalan/", {"sure": "ya"})
    work()
    assert "3 orang dikembalikan" in steward.get(page).text
    assert not supervisor_of(people[0], on=TODAY)
    trail = steward.get("/instansi/jejak/").text
    assert "Melakukan tindakan bagi banyak orang" in trail


def test_the_whole_list_as_it_was_narrowed_moves_to_a_unit(steward, side, people):
    there = make_unit(side.agency, "arsip")
    page = choose(steward, "unit", semua="ya", cari="Orang")["Location"]
    assert there.name in steward.post(page, {"cari": there.name}).text
    asked = steward.post(page, {"unit": there.pk}).text
    assert "Pindahkan ke unit: 3 orang" in asked
    steward.post(page, {"unit": there.pk, "sure": "ya"})
    work()
    posts = [current(person, on=TODAY) for person in people]
    assert {post.unit for post in posts if post} == {there} and all(posts)


def test_leaving_needs_a_reason_and_what_was_typed_stays(steward, people):
    page = choose(steward, "leaving", people)["Location"]
    answer = steward.post(page, {"last_day": TODAY.isoformat(), "reason": ""})
    assert answer.status_code == 400 and f'value="{TODAY.isoformat()}"' in answer.text
    sent = {"last_day": TODAY.isoformat(), "reason": "Kontrak selesai."}
    asked = steward.post(page, sent).text
    assert 'value="Kontrak selesai."' in asked and "button danger" in asked
    assert "Kontrak selesai." in steward.post(page, {**sent, "back": "ya"}).text
    steward.post(page, {**sent, "sure": "ya"})
    work()
    assert not Person.objects.filter(pk__in=[one.pk for one in people], is_active=True).exists()


def test_codes_are_ordered_for_those_ticked(steward, people):
    page = choose(steward, "codes", people[:2])["Location"]
    steward.post(page, {"way": "sheet", "sure": "ya"})
    work()
    shown = steward.get(page).text
    order = re.search(r'href="(/instansi/akun/[^"]+)"', shown)
    assert order and steward.get(order[1]).status_code == 200 and "pembatalan" not in shown


def test_a_second_click_neither_chooses_nor_does_it_twice(steward, people):
    key = str(uuid4())
    first, again = (choose(steward, "codes", people, key=key)["Location"] for _click in range(2))
    assert first == again and Errand.objects.count() == 1
    for _click in range(2):
        answer = steward.post(first, {"way": "sheet", "sure": "ya"}, follow=True)
        assert answer.status_code == 200
    work()
    assert Errand.objects.get().stage == Stage.DONE


@pytest.mark.parametrize(
    ("act", "said"), [("codes", "Centang dahulu"), ("", "Pilih tindakannya"), ("x", "Pilih tindak")]
)
def test_without_an_act_or_people_the_list_says_what_to_do(steward, act, said):
    sent = {"key": str(uuid4()), "tindakan": act, "person": ["x"], "unit": "7"}
    answer = steward.post(ERRANDS, sent, follow=True)
    assert said in answer.text and answer.redirect_chain[0][0] == f"{LIST}?unit=7"
    assert not Errand.objects.exists()


def test_too_many_are_to_be_narrowed(steward, people, monkeypatch):
    monkeypatch.setattr("kawah.people.errands.choosing.MOST", 1)
    answer = steward.post(
        ERRANDS, {"key": str(uuid4()), "tindakan": "codes", "semua": "ya"}, follow=True
    )
    assert "Saring daftarnya" in answer.text and not Errand.objects.exists()


def test_people_of_others_are_not_chosen_and_others_see_no_errand(steward, other, people):
    stranger = other.people[Role.LEARNER]
    page = choose(steward, "leaving", [people[0], stranger])["Location"]
    assert Errand.objects.get().total == 1
    theirs = signed_in(other.people[Role.STEWARD])
    assert theirs.get(page).status_code == 404
    assert choose(theirs, "codes", [stranger], key=page.split("/")[-2]).status_code == 404


def test_a_colleague_sees_what_is_done_and_not_what_is_only_chosen(steward, side, people):
    second = make_person(side.agency, name="Admin Kedua")
    reach = {"reach": Reach.AGENCY, "agency": side.agency}
    grant(second, Role.STEWARD, effective_from=TODAY, now=NOW, **reach)
    page = choose(steward, "codes", people)["Location"]
    assert signed_in(second).get(page).status_code == 404
    steward.post(page, {"way": "sheet", "sure": "ya"})
    work()
    assert signed_in(second).get(page).status_code == 200
    assert page in signed_in(second).get(ERRANDS).text


def test_nobody_to_do_it_to_leaves_nothing_to_click(steward, side, people):
    page = choose(steward, "leaving", [side.people[Role.STEWARD]])["Location"]
    sent = {"last_day": TODAY.isoformat(), "reason": "Selesai."}
    asked = steward.post(page, sent).text
    assert "Tidak ada yang dapat diubah" in asked and 'name="sure"' not in asked


def test_the_pages_are_cheap_however_many_are_chosen(
    steward, side, people, django_assert_max_num_queries
):
    more = [make_person(side.agency) for _n in range(30)]
    page = choose(steward, "codes", [*people, *more])["Location"]
    with django_assert_max_num_queries(12):
        steward.get(LIST)
    with django_assert_max_num_queries(16):
        assert "Siapkan kode aktivasi: 33 orang" in steward.post(page, {"way": "sheet"}).text
    steward.post(page, {"way": "sheet", "sure": "ya"})
    work()
    with django_assert_max_num_queries(12):
        steward.get(page)

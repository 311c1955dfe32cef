from uuid import uuid4

import pytest

from kawah.people.access.api import Role, grant
from kawah.people.accounts import writing
from kawah.people.accounts.models import SlipOrder, Ticket
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person, place
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "kawah candradimuka"
MOST_BYTES = 14_000


@once
def side():
    made = make_side("kab-a")
    for person in made.people.values():
        person.set_password(PASSWORD)
        person.save()
    return made


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def clerk(side):
    person = make_person(side.agency, name="Juru Tulis")
    place(person, unit=side.unit)
    return person


def order(steward, **fields):
    sent = {"key": str(uuid4()), "unit": "", "way": "sheet", **fields}
    return steward.post("/instansi/akun/baru/", sent, follow=True)


def work():
    while writing.write_waiting(now=NOW):
        pass


def test_it_is_asked_before_codes_are_made(steward, clerk):
    answer = order(steward)
    assert "Siapkan kode untuk 1 orang?" in answer.text and not SlipOrder.objects.exists()


def test_a_sheet_is_prepared_and_fetched(steward, clerk):
    answer = order(steward, sure="ya")
    assert "Sedang disiapkan" in answer.text
    work()
    place_of = answer.redirect_chain[-1][0]
    assert "Juru Tulis" in steward.get(place_of).text
    sheet = steward.get(f"{place_of}1/")
    assert sheet.content.startswith(b"%PDF") and "no-store" in sheet["Cache-Control"]
    assert clerk.nip not in sheet["Content-Disposition"]


def test_a_second_click_makes_nothing_twice(steward, clerk):
    key = str(uuid4())
    order(steward, key=key, sure="ya")
    assert "sudah diterima sebelumnya" in order(steward, key=key, sure="ya").text
    assert SlipOrder.objects.count() == 1


def test_when_everyone_can_sign_in_that_is_said(steward):
    answer = order(steward)
    assert answer.status_code == 400 and "semua sudah dapat masuk" in answer.text


def test_the_list_says_who_is_missing_with_few_questions(
    steward, clerk, django_assert_max_num_queries
):
    order(steward, sure="ya")
    work()
    with django_assert_max_num_queries(12):
        answer = steward.get("/instansi/akun/")
    assert "1 orang belum mempunyai kata sandi" in answer.text
    assert "1 di antaranya memegang kode" in answer.text and len(answer.content) < MOST_BYTES


def page_of(person):
    return f"/instansi/pegawai/{person.uuid}/jalan-masuk/"


def renew(steward, person, **fields):
    sent = {"key": str(uuid4()), "way": "sheet", "reason": "Lupa.", "sure": "ya", **fields}
    return steward.post(page_of(person), sent, follow=True)


def test_one_who_forgot_gets_a_new_slip_and_is_out_until_then(steward, side):
    learner = side.people[Role.LEARNER]
    inside = signed_in(learner)
    answer = renew(steward, learner)
    assert "Jalan masuk untuk" in answer.text
    learner.refresh_from_db()
    assert not learner.has_usable_password() and inside.get("/saya/").status_code == 302
    work()
    assert Ticket.objects.get().person == learner
    trail = steward.get("/instansi/jejak/").text
    assert "Memberi jalan masuk baru" in trail and "Lupa." in trail


def test_it_is_asked_before_a_way_in_is_closed(steward, side):
    learner = side.people[Role.LEARNER]
    sent = {"key": str(uuid4()), "way": "sheet", "reason": "Lupa."}
    assert "semua masuknya berakhir" in steward.post(page_of(learner), sent).text
    learner.refresh_from_db()
    assert learner.has_usable_password()


def test_without_a_reason_nothing_happens(steward, side):
    answer = renew(steward, side.people[Role.LEARNER], reason=" ")
    assert answer.status_code == 400 and not SlipOrder.objects.exists()


def test_a_letter_needs_an_address(steward, clerk):
    assert renew(steward, clerk, way="mail").status_code == 400


def test_the_account_of_somebody_stronger_is_not_opened(steward, side):
    national = side.people[Role.NATIONAL]
    answer = renew(steward, national)
    assert answer.status_code == 400 and "lebih luas" in answer.text
    national.refresh_from_db()
    assert national.has_usable_password()


def test_the_code_of_an_equal_is_not_printed(steward, side):
    equal = make_person(side.agency, name="Setara", password=PASSWORD)
    given = {"reach": Reach.AGENCY, "agency": side.agency}
    grant(equal, Role.STEWARD, effective_from=TODAY, now=NOW, **given)
    answer = renew(steward, equal)
    assert answer.status_code == 400 and "setara" in answer.text and "Lupa." in answer.text
    equal.refresh_from_db()
    assert equal.has_usable_password()
    equal.email = "setara@x.id"
    equal.save()
    assert "Jalan masuk untuk" in renew(steward, equal, way="mail").text


def test_strangers_are_out_of_reach(steward, side):
    other = make_side("kab-b")
    assert steward.get(page_of(other.people[Role.LEARNER])).status_code == 404
    theirs = signed_in(other.people[Role.STEWARD])
    make_person(other.agency)
    order(theirs, sure="ya")
    found = SlipOrder.objects.get()
    assert steward.get(f"/instansi/akun/{found.uuid}/").status_code == 404


def test_the_steward_of_a_unit_orders_for_the_unit(side, clerk):
    make_person(side.agency, name="Orang Lain")
    keeper = make_person(side.agency, password=PASSWORD)
    place(keeper, unit=side.unit)
    grant(
        keeper,
        Role.STEWARD,
        reach=Reach.UNIT,
        agency=side.agency,
        unit=side.unit,
        effective_from=TODAY,
        now=NOW,
    )
    order(signed_in(keeper), sure="ya")
    work()
    assert [row.person for row in Ticket.objects.all()] == [clerk]
    assert renew(signed_in(keeper), clerk).status_code == 200
    assert SlipOrder.objects.count() == 2

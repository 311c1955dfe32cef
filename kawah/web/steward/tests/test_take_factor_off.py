import pyotp
import pytest

from kawah.people.access.api import Role, grant
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Reach
from kawah.web.shell.access import FACTOR_DUE
from tests.factories import NOW, TODAY, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def set_up(person):
    secret = accounts.begin(person, now=NOW)
    accounts.confirm(person, pyotp.TOTP(secret).at(NOW), now=NOW)


def page_of(person):
    return f"/instansi/pegawai/{person.uuid}/langkah-kedua/"


def test_after_a_reason_and_a_second_question_it_is_off(side):
    steward, learner = signed_in(side.people[Role.STEWARD]), side.people[Role.LEARNER]
    set_up(learner)
    assert "Lepas langkah kedua" in steward.get(f"/instansi/pegawai/{learner.uuid}/").text
    steward.post(page_of(learner), {"reason": "Ponsel hilang."})
    assert accounts.factor_of(learner)
    steward.post(page_of(learner), {"reason": "Ponsel hilang.", "sure": "ya"})
    assert not accounts.factor_of(learner)
    assert "Ponsel hilang." in steward.get("/instansi/jejak/").text
    assert "Ponsel hilang." in signed_in(learner).get("/kabar/").text


def test_not_of_somebody_stronger(side):
    steward, national = signed_in(side.people[Role.STEWARD]), side.people[Role.NATIONAL]
    set_up(national)
    answer = steward.post(page_of(national), {"reason": "x", "sure": "ya"})
    assert answer.status_code == 400 and accounts.factor_of(national)


def test_that_of_an_agencys_admin_is_taken_off_by_the_national_one(side, national):
    steward = side.people[Role.STEWARD]
    set_up(steward)
    assert "Lepas langkah kedua" in national.get(f"/nasional/peran/{steward.uuid}/").text
    place = f"/nasional/peran/{steward.uuid}/langkah-kedua/"
    page = national.post(place, {"reason": "Ponsel hilang."}).text
    assert "Ya, lepas" in page and accounts.factor_of(steward)
    page = national.post(place, {"reason": "Ponsel hilang.", "sure": "ya"}, follow=True).text
    assert "kata sandi saja" in page and not accounts.factor_of(steward)


def test_not_of_an_equal(side):
    equal = make_person(side.agency)
    given = {"reach": Reach.AGENCY, "agency": side.agency}
    grant(equal, Role.STEWARD, effective_from=TODAY, now=NOW, **given)
    set_up(equal)
    steward = signed_in(side.people[Role.STEWARD])
    answer = steward.post(page_of(equal), {"reason": "x", "sure": "ya"})
    assert answer.status_code == 400 and "di atasnya" in answer.text
    assert accounts.factor_of(equal)


def test_whose_own_is_due_decides_nothing_of_others(side):
    steward = signed_in(side.people[Role.STEWARD])
    assert steward.get("/persetujuan/").status_code == 200
    session = steward.session
    session[FACTOR_DUE] = True
    session.save()
    for answer in (steward.get("/persetujuan/"), steward.post("/persetujuan/", {})):
        assert answer.status_code == 302 and "langkah-kedua" in answer["Location"]


def test_the_national_admin_says_for_whom_it_is_mandatory(national):
    page = national.post("/nasional/langkah-kedua/", {"demand": "steward"}, follow=True).text
    assert "wajib sejak" in page
    national.post("/nasional/langkah-kedua/", {"leave_open": "steward"})
    assert "wajib sejak" not in national.get("/nasional/langkah-kedua/").text
    page = national.post("/nasional/langkah-kedua/", {"demand": "x"}, follow=True).text
    assert "wajib sejak" not in page

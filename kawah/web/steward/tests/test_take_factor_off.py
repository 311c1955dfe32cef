import pyotp
import pytest

from kawah.people.access.api import Role
from kawah.people.accounts import api as accounts
from tests.factories import NOW
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


def test_the_national_admin_says_for_whom_it_is_mandatory(national):
    page = national.post("/nasional/langkah-kedua/", {"demand": "steward"}, follow=True).text
    assert "wajib sejak" in page
    national.post("/nasional/langkah-kedua/", {"leave_open": "steward"})
    assert "wajib sejak" not in national.get("/nasional/langkah-kedua/").text
    page = national.post("/nasional/langkah-kedua/", {"demand": "x"}, follow=True).text
    assert "wajib sejak" not in page

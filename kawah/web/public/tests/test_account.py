import pytest
from django.test import Client

from tests.factories import make_person, place

PASSWORD = "kawah candradimuka"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = make_person(password=PASSWORD)
    place(person)
    client.force_login(person)
    return person


def test_the_staff_number_is_masked(client, person):
    page = client.get("/saya/").content.decode()
    assert person.nip not in page and person.nip[-3:] in page


def test_other_devices_are_signed_out_and_this_one_stays(client, person):
    other = Client()
    other.force_login(person)
    client.post("/saya/perangkat-lain/")
    assert client.get("/saya/").status_code == 200
    assert other.get("/saya/").status_code == 302


def change(client, **fields):
    new = "dua belas kuda laut"
    form = {"old_password": PASSWORD, "new_password": new, "new_password_again": new, **fields}
    return client.post("/saya/kata-sandi/", form)


def test_a_new_password_holds_and_ends_other_sign_ins(client, person):
    other = Client()
    other.force_login(person)
    assert change(client).status_code == 302
    person.refresh_from_db()
    assert person.check_password("dua belas kuda laut")
    assert client.get("/saya/").status_code == 200
    assert other.get("/saya/").status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"old_password": "salah"}, "Kata sandi sekarang tidak cocok"),
        ({"new_password_again": "lain lagi sekali"}, "tidak sama"),
        ({"new_password": "pendek", "new_password_again": "pendek"}, "id_new_password_error"),
    ],
)
def test_what_is_wrong_is_named_at_its_field(client, person, fields, said):
    page = change(client, **fields).content.decode()
    assert said in page and 'aria-invalid="true"' in page
    person.refresh_from_db()
    assert person.check_password(PASSWORD)

import pytest
from django.conf import settings
from django.contrib.auth import authenticate

from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_a_number_or_an_address_and_the_password_open():
    person = make_person(email="rina@example.go.id", password="rahasia-sekali")
    number = str(person.nip)
    spaced = f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"
    for name in (number, spaced, "RINA@example.go.id"):
        assert authenticate(username=name, password="rahasia-sekali") == person


def test_a_wrong_password_opens_nothing():
    person = make_person(password="rahasia-sekali")
    assert authenticate(username=person.nip, password="salah") is None
    assert authenticate(username="", password="rahasia-sekali") is None


def test_someone_who_left_cannot_sign_in():
    person = make_person(password="rahasia-sekali")
    person.is_active = False
    person.save()
    assert authenticate(username=person.nip, password="rahasia-sekali") is None


def test_an_imported_person_has_no_password_to_guess():
    person = make_person()
    assert authenticate(username=person.nip, password="") is None


def test_a_higher_epoch_ends_every_sign_in():
    person = make_person(password="rahasia-sekali")
    before = person.get_session_auth_hash()
    person.sign_in_epoch += 1
    assert person.get_session_auth_hash() != before


def test_passwords_are_kept_with_argon2():
    from config import settings as house

    assert house.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert settings.AUTH_USER_MODEL == "directory.Person"

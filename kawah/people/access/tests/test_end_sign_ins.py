import pytest
from django.test import Client

from kawah.people.access.api import end_sign_ins
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_every_sign_in_of_this_person_ends_and_no_other():
    person, other = make_person(), make_person()
    clients = [Client() for _ in range(3)]
    for client, whom in zip(clients, (person, person, other), strict=True):
        client.force_login(whom)
    end_sign_ins(person)
    assert person.sign_in_epoch == 1
    assert [client.get("/saya/").status_code for client in clients] == [302, 302, 200]

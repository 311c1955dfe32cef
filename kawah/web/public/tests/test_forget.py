import pytest

from kawah.records.api import Parcel
from kawah.web.public import forgotten
from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limit(monkeypatch, clock):
    monkeypatch.setattr(forgotten.often, "acts", type(forgotten.often.acts)())


def ask(client, name):
    return client.post("/lupa-kata-sandi/", {"username": name}, follow=True)


def test_the_answer_is_the_same_for_every_name(client, django_assert_num_queries):
    person = make_person(email="ani@example.go.id")
    said = set()
    for name in (person.nip, person.email, "siapa@example.go.id"):
        with django_assert_num_queries(4):  # two of them the savepoint
            said.add(ask(client, name).content.partition(b"<main")[2])
    assert len(said) == 1
    assert Parcel.objects.count() == 3


def test_an_empty_form_says_what_is_missing(client):
    answer = client.post("/lupa-kata-sandi/", {"username": " "})
    assert answer.status_code == 400 and "Isi NIP atau surel" in answer.text


def test_a_flood_is_stopped(client):
    for _ in range(forgotten.often.most):
        ask(client, "x@example.go.id")
    assert client.post("/lupa-kata-sandi/", {"username": "x"}).status_code == 429
    assert Parcel.objects.count() == forgotten.often.most


def test_the_sign_in_page_leads_here_and_to_activation(client):
    page = client.get("/masuk/").text
    assert "/lupa-kata-sandi/" in page and "/aktivasi/" in page

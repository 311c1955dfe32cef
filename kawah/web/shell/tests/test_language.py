import pytest

from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db


def spoken(answer):
    return answer["Content-Language"]


def test_indonesian_comes_first(client):
    answer = client.get("/masuk/", headers={"Accept-Language": "en"})
    assert spoken(answer) == "id"
    assert '<html lang="id">' in answer.content.decode()


def test_a_visitor_chooses_and_the_device_remembers(client):
    assert spoken(client.get("/bantuan/?bahasa=en")) == "en"
    assert spoken(client.get("/bantuan/")) == "en"


def test_an_unknown_language_changes_nothing(client):
    answer = client.get("/bantuan/?bahasa=xx")
    assert spoken(answer) == "id" and not answer.cookies


def test_a_persons_own_language_wins_over_the_device(client):
    person = make_person()
    person.language = "en"
    person.save()
    client.cookies["bahasa"] = "id"
    client.force_login(person)
    assert spoken(client.get("/saya/")) == "en"


def test_the_switch_is_kept_and_the_page_stays(client):
    person = make_person()
    client.force_login(person)
    answer = client.post("/bahasa/", {"bahasa": "en", "next": "/kabar/?a=1"})
    assert answer["Location"] == "/kabar/?a=1"
    person.refresh_from_db()
    assert person.language == "en"


def test_the_switch_leads_nowhere_else(client):
    answer = client.post("/bahasa/", {"bahasa": "en", "next": "https://jahat.example/"})
    assert answer["Location"] == "/"


def test_hours_are_those_where_the_person_works(client, clock):
    from kawah.people.notices.api import tell

    person = make_person(make_agency(zone="Asia/Jayapura"))
    values = {"course": "Antrean"}
    tell(person, key="k", kind="certificate_ready", values=values, path="/", now=clock.now)
    client.force_login(person)
    assert "5 Oktober 2026 pukul 12.00 WIT" in client.get("/kabar/").content.decode()

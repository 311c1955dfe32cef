import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.PUBLIC_URL, settings.CONTENT_URL = "http://127.0.0.1:8000", "http://localhost:8001"


def test_pages_under_the_name_of_the_content_are_sent_home(client):
    answer = client.get("/bantuan/?a=1", headers={"Host": "localhost:8000"})
    assert (answer.status_code, answer["Location"]) == (302, "http://127.0.0.1:8000/bantuan/?a=1")


def test_nothing_is_sent_to_pages_under_the_name_of_the_content(client):
    assert client.post("/bahasa/", headers={"Host": "localhost:8000"}).status_code == 404


def test_the_content_host_serves_no_pages(client, settings):
    settings.SERVES_CONTENT = True
    assert client.get("/masuk/", headers={"Host": "localhost:8001"}).status_code == 404


def test_content_under_the_name_of_the_pages_is_refused(client, settings):
    settings.SERVES_CONTENT = True
    assert client.get("/m/x", headers={"Host": "127.0.0.1:8001"}).status_code == 404


def test_health_is_told_under_every_name(client):
    for host in ("localhost:8000", "127.0.0.1:8000", "testserver"):
        assert client.get("/health/live", headers={"Host": host}).status_code == 200


def test_a_form_sent_to_the_content_host_is_refused_without_a_page(settings):
    settings.SERVES_CONTENT = True
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/m/x", {"a": "b"}, headers={"Host": "localhost:8001"})
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.fixture
def in_public(settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_browsers_are_told_to_stay_on_https(client, in_public):
    answer = client.get("/bantuan/", headers={"X-Forwarded-Proto": "https"})
    assert answer["Strict-Transport-Security"] == "max-age=31536000"


def test_what_came_by_http_promises_nothing(client, in_public):
    assert "Strict-Transport-Security" not in client.get("/bantuan/")


def test_a_form_from_the_public_address_is_taken(in_public, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://testserver"]
    strict = Client(enforce_csrf_checks=True)
    token = strict.get("/masuk/", headers={"X-Forwarded-Proto": "https"}).cookies["csrftoken"]
    for origin, status in (("https://testserver", 302), ("https://jahat.example", 403)):
        headers = {"X-Forwarded-Proto": "https", "Origin": origin}
        form = {"bahasa": "en", "csrfmiddlewaretoken": token.value}
        assert strict.post("/bahasa/", form, headers=headers).status_code == status

"""What cannot be read is answered with one clear page, whoever sent it and whatever it was."""

import pytest

from tests.factories import make_person

pytestmark = pytest.mark.django_db
TOO_LARGE = "terlalu besar"


def assert_clear(answer, *, said, language="id"):
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'<html lang="{language}">' in page and page.count("<h1") == 1
    assert said in page and "Traceback" not in page and "Exception" not in page


@pytest.fixture
def person(client):
    person = make_person()
    client.force_login(person)
    return person


def test_a_malformed_form_is_told(client, person):
    body, kind = b"--x\r\nrusak", "multipart/form-data"
    answer = client.post("/saya/kata-sandi/", body, content_type=kind)
    assert_clear(answer, said="tidak lengkap")


def test_a_form_that_is_too_large_is_told(client, person, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = client.post("/saya/kata-sandi/", {"old_password": "x" * 200})
    assert_clear(answer, said=TOO_LARGE)


def test_too_many_fields_are_told(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    fields = {f"f{number}": "x" for number in range(10)}
    assert_clear(client.post("/masuk/", fields), said=TOO_LARGE)
    assert_clear(client.get("/masuk/", fields), said=TOO_LARGE)


def test_a_strange_host_is_told_the_right_address(client, settings):
    settings.PUBLIC_URL = "https://kawah.example.go.id"
    answer = client.get("/masuk/", headers={"Host": "jahat.example"})
    assert_clear(answer, said="https://kawah.example.go.id")
    assert "jahat.example" not in answer.content.decode()


def test_the_reader_s_language_is_spoken(client):
    for host, said in (("jahat.example", "Open Kawah"), ("a b", "Open Kawah")):
        answer = client.get("/masuk/?bahasa=en", headers={"Host": host})
        assert_clear(answer, said=said, language="en")

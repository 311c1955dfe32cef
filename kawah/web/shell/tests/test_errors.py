import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from kawah.web.shell.access import anyone
from tests.factories import make_person

pytestmark = pytest.mark.django_db
LONG = "Renungan panjang tentang antrean di loket pelayanan distrik kami."


@anyone
def broken(request):
    raise RuntimeError("199003152015032001")


@anyone
def accept(request):
    return HttpResponse("ok")


@pytest.fixture(autouse=True)
def planted(settings):
    public = path("", include("kawah.web.public.urls"))
    entries = [public, path("rusak/", broken), path("terima/", accept)]
    errors = "kawah.web.shell.errors"
    names = {
        "urlpatterns": entries,
        "handler404": f"{errors}.not_found",
        "handler500": f"{errors}.broken",
    }
    settings.ROOT_URLCONF = type("planted", (), names)


@pytest.mark.parametrize(("language", "said"), [("id", "Halaman tidak ditemukan"), ("en", "")])
def test_a_missing_page_says_what_to_do(client, language, said):
    answer = client.get(f"/tidak-ada/?bahasa={language}")
    assert answer.status_code == 404
    assert said in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize(("language", "said"), [("id", "Alamat ini bukan halaman"), ("en", "")])
def test_an_address_for_forms_says_so_and_leads_home(client, language, said):
    answer = client.get(f"/keluar/?bahasa={language}")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert said in answer.text and f'<html lang="{language}">' in answer.text
    assert '<a class="button primary" href="/">' in answer.text


def test_a_form_sent_to_it_is_answered_as_ever(client):
    assert client.post("/keluar/").status_code == 302


def test_a_broken_page_names_the_request_and_nothing_else(client):
    client.raise_request_exception = False
    answer = client.get("/rusak/")
    assert answer.status_code == 500
    assert answer["X-Request-ID"] in answer.content.decode()
    assert "199003152015032001" not in answer.content.decode()


def strict():
    return Client(enforce_csrf_checks=True)


def test_an_expired_form_keeps_what_was_typed_and_can_be_sent_again():
    client = strict()
    answer = client.post("/terima/", {"text": LONG}, headers={"Origin": "http://testserver"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert LONG in page and "Kirim lagi" in page and "csrfmiddlewaretoken" in page


def test_a_strange_site_gets_no_form_with_a_good_token():
    answer = strict().post("/terima/", {"text": LONG}, headers={"Origin": "http://jahat.example"})
    assert LONG in answer.content.decode()
    assert "Kirim lagi" not in answer.content.decode()


def test_a_password_is_not_shown_again():
    fields = {"username": "x", "password": "rahasia-sekali"}
    answer = strict().post("/masuk/", fields, headers={"Origin": "http://testserver"})
    assert "rahasia-sekali" not in answer.content.decode()
    assert "Buka lagi formulirnya" in answer.content.decode()


def test_a_signed_in_person_keeps_the_bar_on_an_error_page(client):
    client.force_login(make_person())
    assert 'class="bar"' in client.get("/tidak-ada/").content.decode()

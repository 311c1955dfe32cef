"""The content host: files, and nothing else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from kawah.learning.media import api as media

DATA = Path(__file__).parents[3] / "learning/media/tests/data"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def content_host(settings, tmp_path):
    settings.ROOT_URLCONF = settings.CONTENT_URLCONF
    settings.SERVES_CONTENT = True
    backend = "django.core.files.storage.FileSystemStorage"
    default = {"BACKEND": backend, "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture
def ask(client):
    def ask(name, content, **headers):
        file = media.keep(name, content, now=timezone.now())
        path = media.signed_prefix(7, now=timezone.now()) + file.address
        headers = {key.replace("_", "-"): value for key, value in headers.items()}
        return client.get(path, headers={"Host": "localhost", **headers})

    return ask


def test_a_drawing_comes_with_a_policy_that_lets_it_do_nothing(ask, settings):
    response = ask("alur.svg", SVG)
    assert (response.status_code, response.content) == (200, SVG)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Access-Control-Allow-Origin"] == settings.PUBLIC_URL
    assert response["Cache-Control"].startswith("private, max-age=")
    assert response["Cache-Control"].endswith("immutable")
    assert not response.cookies


def test_a_document_is_saved_under_its_own_name(ask):
    response = ask("media/lembar telusur.csv", b"a,b\n")
    assert response["Content-Disposition"] == 'attachment; filename="lembar telusur.csv"'


def test_a_film_comes_whole(ask):
    film = (DATA / "film.webm").read_bytes()
    response = ask("film.webm", film)
    assert response.status_code == 200 and response["Accept-Ranges"] == "bytes"
    assert b"".join(response) == film and response["Content-Length"] == str(len(film))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, 673),
        ("bytes=10-19", 10, 19),
        ("bytes=600-9999", 600, 673),
        ("bytes=-5", 669, 673),
    ],
)
def test_a_film_comes_in_parts(ask, asked, first, last):
    film = (DATA / "film.webm").read_bytes()
    response = ask("film.webm", film, Range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/674"
    assert b"".join(response) == film[first : last + 1]
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=674-", "bytes=20-10", "bytes=-0"])
def test_a_part_outside_the_film_is_refused(ask, asked):
    response = ask("film.webm", (DATA / "film.webm").read_bytes(), Range=asked)
    assert response.status_code == 416 and response["Content-Range"] == "bytes */674"


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=-", "lines=1-2", "bytes=a-b"])
def test_what_is_no_single_range_gets_the_whole_film(ask, asked):
    film = (DATA / "film.webm").read_bytes()
    response = ask("film.webm", film, Range=asked)
    assert response.status_code == 200 and b"".join(response) == film


def test_a_range_of_another_file_gets_the_whole_film(ask):
    film = (DATA / "film.webm").read_bytes()
    response = ask("film.webm", film, Range="bytes=0-9", If_Range='"lain"')
    assert response.status_code == 200 and b"".join(response) == film


def test_what_the_browser_has_is_not_sent_again(ask):
    tag = ask("alur.svg", SVG)["ETag"]
    response = ask("alur.svg", SVG, If_None_Match=tag)
    assert response.status_code == 304 and not response.content


def test_an_expired_or_foreign_address_looks_like_none(client):
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    file = media.keep("alur.svg", SVG, now=long_ago)
    old = media.signed_prefix(7, now=long_ago) + file.address
    for path in (old, f"/m/7-1/{'0' * 32}/{file.address}", "/m/x", "/masuk/", "/"):
        assert client.get(path, headers={"Host": "localhost"}).status_code == 404


def test_what_is_not_there_is_said_in_both_languages(client):
    page = client.get("/m/x", headers={"Host": "localhost"}).content.decode()
    assert '<p lang="id">Berkas ini tidak ada' in page and '<p lang="en">' in page


def test_a_file_is_only_read(client):
    assert client.post("/m/x", headers={"Host": "localhost"}).status_code == 405

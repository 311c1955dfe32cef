"""What an answer promises to browsers and to caches between."""

import pytest

from tests.factories import make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def promises(answer):
    return {
        "policy": "default-src 'none'" in answer.get("Content-Security-Policy", ""),
        "frames": answer.get("X-Frame-Options") == "DENY",
        "language": answer.get("Content-Language"),
    }


KEPT = {"policy": True, "frames": True, "language": "id"}


def test_a_page_promises_no_frames_and_no_strange_scripts(client):
    assert promises(client.get("/bantuan/")) == KEPT


def test_so_does_the_page_of_a_house_that_is_being_mended(client, settings):
    settings.MAINTENANCE = True
    answer = client.get("/masuk/")
    assert answer.status_code == 503 and promises(answer) == KEPT


def test_so_does_what_a_strange_host_is_told(client):
    answer = client.get("/masuk/", headers={"Host": "jahat.example"})
    assert answer.status_code == 400 and promises(answer) == KEPT


def test_a_page_that_knows_its_reader_is_kept_by_no_cache_between(client):
    for address in ("/saya/", "/bantuan/"):
        answer = signed_in(make_person()).get(address)
        assert answer["Cache-Control"] == "private, no-cache"
    assert "Cache-Control" not in client.get("/bantuan/")

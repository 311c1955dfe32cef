import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def closed(settings):
    settings.MAINTENANCE = True


def test_every_page_says_that_the_house_is_being_mended(client):
    answer = client.get("/masuk/")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "Kawah sedang dirawat" in answer.content.decode()


def test_it_says_so_in_the_visitors_language(client):
    assert '<html lang="en">' in client.get("/masuk/?bahasa=en").content.decode()


def test_health_is_still_told(client):
    assert client.get("/health/live").status_code == 200

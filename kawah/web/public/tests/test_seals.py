import json

import pytest

from kawah.earned.hours import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(settings, tmp_path, clock):
    settings.DATA_DIR = tmp_path
    days = ("2025-12-31", "2026-01-01", "2026-10-04")
    publishing.published().write_text("".join(f'{{"day": "{day}"}}\n' for day in days))


@pytest.mark.parametrize(
    ("asked", "days"),
    [("", ["2026-01-01", "2026-10-04"]), ("?tahun=2025", ["2025-12-31"]), ("?tahun=1999", [])],
)
def test_anyone_may_keep_the_signed_roots_of_a_year(client, signed, asked, days):
    answer = client.get(f"/segel-jp/{asked}")
    assert [json.loads(line)["day"] for line in answer.content.splitlines()] == days
    assert "public" in answer["Cache-Control"]


def test_before_the_first_there_are_none(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert client.get("/segel-jp/?tahun=x").content == b""

import json
import logging

import pytest

from kawah.web.shell import requests
from kawah.web.shell.logs import JsonLines, masked

pytestmark = pytest.mark.django_db


def test_a_request_gets_a_name(client):
    answer = client.get("/health/live")
    assert len(answer["X-Request-ID"]) == 32


def test_a_name_that_came_along_is_kept(client):
    answer = client.get("/health/live", headers={"X-Request-ID": "proxy-7f3a9c21"})
    assert answer["X-Request-ID"] == "proxy-7f3a9c21"


def test_a_name_that_is_no_name_is_replaced(client):
    answer = client.get("/health/live", headers={"X-Request-ID": "x\ny"})
    assert len(answer["X-Request-ID"]) == 32


def line(message, *arguments, **extra):
    record = logging.makeLogRecord(
        {"name": "kawah", "levelname": "INFO", "msg": message, "args": arguments, **extra}
    )
    return json.loads(JsonLines().format(record))


def test_a_line_is_one_object_with_the_request_in_it():
    token = requests.name_in_hand.set("abc12345")
    try:
        told = line("sent %d", 3, status=200, request=object())
    finally:
        requests.name_in_hand.reset(token)
    assert (told["message"], told["status"], told["request"]) == ("sent 3", 200, "abc12345")


@pytest.mark.parametrize(
    "personal",
    [
        "199003152015032001",
        "19900315 201503 2 001",
        "19900315-201503-2-001",
        "3174055503900001",
        "rina.w@dinas.example.go.id",
    ],
)
def test_personal_numbers_and_addresses_are_masked(personal):
    told = line("failed for %s", personal, who=personal)
    assert personal not in json.dumps(told)
    assert told["message"] != "failed for "


def test_other_numbers_stay():
    assert masked("took 1234567890 ns at 2026-10-05") == "took 1234567890 ns at 2026-10-05"


def test_an_error_is_masked_too():
    try:
        raise ValueError("199003152015032001")
    except ValueError as error:
        told = line("broken", exc_info=(ValueError, error, error.__traceback__))
    assert "ValueError" in told["error"]
    assert "199003152015032001" not in told["error"]

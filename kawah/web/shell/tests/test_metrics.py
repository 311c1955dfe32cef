"""The figures for Prometheus: who may read them, and what they tell."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.db import DatabaseError
from prometheus_client.parser import text_string_to_metric_families

from kawah.records import api as records
from kawah.web.shell import collectors
from kawah.web.shell.counting import FOLDER
from kawah.web.shell.management.duty import Duty
from kawah.web.shell.management.tests.test_checkup import statement
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TOKEN = "t" * 32
# Two processes count, and a third tells of both.
COUNT = """
from kawah.web.shell import counting
counting.worked("a.duty", seconds=0.5, done=2)
"""


def told(client, name, **labels):
    """The value of a figure; None when it is not told."""
    text = client.get("/health/metrics").text
    for family in text_string_to_metric_families(text):
        for one in family.samples:
            if one.name == name and labels.items() <= one.labels.items():
                return one.value
    return None


def test_answers_are_counted_by_page_and_kind(client):
    before = told(client, "kawah_answers_total", page="public:help", status="2xx") or 0
    client.get("/bantuan/")
    client.get("/bantuan/?apa=saja")
    assert told(client, "kawah_answers_total", page="public:help", status="2xx") == before + 2
    assert told(client, "kawah_answer_seconds_count", page="public:help") >= 2


def test_what_somebody_typed_becomes_no_label(client):
    client.get("/rahasia-saya/")
    client.get("/v/ABCD-EFGH")
    text = client.get("/health/metrics").text
    assert "rahasia" not in text and "ABCD" not in text


def test_a_stranger_finds_no_such_address(client, settings):
    for given in ({"REMOTE_ADDR": "10.0.0.9"}, {"headers": {"X-Forwarded-For": "127.0.0.1"}}):
        assert client.get("/health/metrics", **given).status_code == 404


def test_with_a_token_only_who_knows_it_is_told(client, settings):
    settings.METRICS_TOKEN = TOKEN
    assert client.get("/health/metrics").status_code == 404
    for given, status in ((TOKEN, 200), ("x" * 32, 404), ("é", 404)):
        headers = {"Authorization": f"Bearer {given}", "X-Forwarded-For": "10.0.0.9"}
        answer = client.get("/health/metrics", REMOTE_ADDR="10.0.0.9", headers=headers)
        assert answer.status_code == status


def test_the_queue_tells_how_far_followers_are_behind(client, clock):
    assert told(client, "kawah_queue_oldest_seconds") == 0
    records.again(statement(received_at=NOW - timedelta(minutes=5)))
    assert told(client, "kawah_queue_statements") == 1
    assert told(client, "kawah_queue_stuck") == 1
    for follower in ("hours", "certificates", "planning"):
        assert told(client, "kawah_follower_lag_seconds", follower=follower) == 300


def test_letters_that_wait_are_told(client, clock):
    records.send("mail", {}, key="a", now=NOW)
    records.send("mail", {}, key="b", now=NOW)
    records.Parcel.objects.filter(key="b").update(attempts=3)
    assert (told(client, "kawah_mail_waiting"), told(client, "kawah_mail_refused")) == (2, 1)


def test_asking_costs_few_queries(client, clock, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get("/health/metrics")


def test_a_database_that_does_not_answer_is_told(client, monkeypatch):
    def fail(*, now):
        raise DatabaseError

    monkeypatch.setattr(collectors, "gauges", fail)
    assert told(client, "kawah_database_up") == 0
    monkeypatch.undo()
    assert told(client, "kawah_database_up") == 1


def test_a_duty_tells_what_it_did_and_that_it_failed(client):
    def fail(*, now):
        raise ValueError

    Duty("counted", lambda: lambda *, now: 3).turn(now=NOW)
    Duty("failing", lambda: fail).turn(now=NOW)
    assert told(client, "kawah_duty_done_total", duty="counted") == 3
    assert told(client, "kawah_duty_failures_total", duty="failing") == 1


def test_whichever_process_is_asked_tells_of_all(client, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    for host in ("pages", "worker"):
        there = {FOLDER: str(tmp_path / "metrics" / host)}
        subprocess.run(
            [sys.executable, "-c", COUNT], env={**os.environ, **there}, cwd=site.ROOT, check=True
        )
    assert told(client, "kawah_duty_done_total", duty="a.duty") == 4

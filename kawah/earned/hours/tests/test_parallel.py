"""Many deliveries at the same instant, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from kawah.earned.hours import api as hours
from kawah.earned.hours import reference_data
from kawah.earned.hours.models import Entry, Line
from kawah.earned.hours.tests.factories import (
    deliver,
    make_enrollment,
    make_statement,
    make_step,
    make_version,
)
from kawah.people.doubles.tests.mergers import merged
from kawah.records.api import Statement
from tests.factories import NOW, make_person


def in_parallel(act, things):
    def alone(thing):
        try:
            return act(thing)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(alone, things))


@pytest.mark.django_db(transaction=True)
def test_a_hundred_deliveries_while_days_are_sealed_are_one_posting_each(
    monkeypatch, settings, tmp_path
):
    settings.DATA_DIR = tmp_path  # the file of roots
    monkeypatch.setattr("kawah.records.queue.followers", lambda: ())
    reference_data.load()
    steps = [make_step(minutes=20) for _ in range(5)]
    enrollment = make_enrollment(make_person(), make_version(*steps))
    statements = [make_statement(enrollment, step) for step in steps]

    def act(number):
        if number % 10 == 0:
            return hours.seal_and_publish(now=NOW + timedelta(days=number // 50))
        return deliver(statements[number % 5])

    in_parallel(act, range(1, 111))
    assert (Line.objects.count(), Entry.objects.count()) == (5, 5)
    assert hours.balances([enrollment.person], year=2026)[enrollment.person.pk].counted == 100
    assert hours.check(now=NOW) == []


@pytest.mark.django_db(transaction=True)
def test_a_merge_among_deliveries_leaves_every_hour_once(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("kawah.records.queue.followers", lambda: ())
    reference_data.load()
    steps = [make_step(minutes=20) for _ in range(5)]
    gone, stays = make_person(), make_person()
    enrollment = make_enrollment(gone, make_version(*steps))
    statements = [make_statement(enrollment, step) for step in steps]

    def act(number):
        if number == 12:
            return merged(gone, stays)
        return deliver(statements[number % 5])

    in_parallel(act, range(25))
    for statement in Statement.objects.filter(kind="carried"):
        deliver(statement)
    assert [tally.counted for tally in hours.balances([gone, stays], year=2026).values()] == [
        0,
        100,
    ]
    assert hours.check(now=NOW) == []

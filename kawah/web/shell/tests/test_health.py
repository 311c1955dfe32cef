from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.migrations.executor import MigrationExecutor

from kawah.records import api as records
from kawah.web.shell import health
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_anew():
    health.demand_tables.cache_clear()


def test_a_house_in_order_is_ready(client):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "faults": []})


def test_waiting_migrations_are_told(client, monkeypatch):
    def plan(executor, targets):
        return [("0002_later", False)]

    monkeypatch.setattr(MigrationExecutor, "migration_plan", plan)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["faults"] == ["migrations are not applied"]


def test_a_stuck_queue_is_told(client, clock):
    late = NOW - timedelta(hours=1)
    statement = records.Statement.objects.create(
        uuid=uuid4(),
        person=uuid4(),
        agency="a",
        kind="enrolled",
        body="{}",
        happened_at=late,
        received_at=late,
    )
    records.Pending.objects.create(statement=statement, person=statement.person)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["faults"] == ["the queue is stuck: 1 statements"]

from datetime import timedelta

import pytest
from django.db import connection

from kawah.records import api as records
from kawah.records.models import Parcel
from kawah.records.outbox import LEASE
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_the_same_parcel_is_queued_once():
    assert records.send("mail", {"to": "a"}, key="k", now=NOW) is True
    assert records.send("mail", {"to": "a"}, key="k", now=NOW) is False
    assert Parcel.objects.count() == 1


def test_a_due_parcel_is_carried_once():
    carried: list[dict[str, object]] = []
    records.send("mail", {"to": "a"}, key="k", now=NOW)
    records.deliver_due({"mail": carried.append}, now=NOW)
    records.deliver_due({"mail": carried.append}, now=NOW)
    assert carried == [{"to": "a"}]


def test_a_parcel_that_cannot_be_carried_waits_longer_each_time():
    def fail(content):
        raise OSError("tidak ada jaringan")

    records.send("mail", {}, key="k", now=NOW)
    records.deliver_due({"mail": fail}, now=NOW)
    first = Parcel.objects.get()
    assert first.attempts == 1 and first.due_at > NOW
    records.deliver_due({"mail": fail}, now=first.due_at)
    assert Parcel.objects.get().due_at - first.due_at > first.due_at - NOW
    assert Parcel.objects.get().delivered_at is None
    assert first.due_at + timedelta(hours=7) > NOW


def test_what_could_not_be_carried_does_not_count():
    def fail(content):
        raise OSError

    records.send("mail", {}, key="k", now=NOW)
    assert records.is_due("mail", now=NOW) and not records.is_due("fax", now=NOW)
    assert records.deliver_due({"mail": fail}, now=NOW) == 0
    assert not records.is_due("mail", now=NOW)


def test_a_parcel_whose_carrier_was_killed_is_carried_again():
    def killed(content):
        raise KeyboardInterrupt

    records.send("mail", {}, key="k", now=NOW)
    with pytest.raises(KeyboardInterrupt):
        records.deliver_due({"mail": killed}, now=NOW)
    carried: list[dict[str, object]] = []
    assert records.deliver_due({"mail": carried.append}, now=NOW) == 0
    assert records.deliver_due({"mail": carried.append}, now=NOW + LEASE) == 1


def test_nobody_waits_for_the_database_while_a_parcel_is_on_its_way():
    depths: list[int] = []
    records.send("mail", {}, key="k", now=NOW)
    records.deliver_due({"mail": lambda _: depths.append(len(connection.savepoint_ids))}, now=NOW)
    assert depths == [len(connection.savepoint_ids)]

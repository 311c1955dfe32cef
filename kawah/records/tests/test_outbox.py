from datetime import timedelta

import pytest

from kawah.records import api as records
from kawah.records.models import Parcel
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

"""Changing a batch: its name, its days, its seats."""

from datetime import timedelta
from typing import Any

import pytest

from kawah.learning.enrollment.api import Batch, BatchFull, Enrollment, change_batch, open_batch
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

ENDS, LATER = TODAY + timedelta(days=30), TODAY + timedelta(days=60)


@pytest.fixture
def batch(version):
    agency = version.course.agency
    made = Batch(agency=agency, version=version, name="I", starts_on=TODAY, ends_on=ENDS)
    open_batch(made, [make_person(agency) for _ in range(3)], by=None, now=NOW)
    return made


def change(batch, *, by=None, now=NOW, **changed):
    held: dict[str, Any] = {"name": "I", "starts_on": TODAY, "ends_on": ENDS, "seats": None}
    change_batch(batch, **{**held, **changed}, by=by, now=now)
    batch.refresh_from_db()


def test_a_change_is_noted_with_before_and_after(batch):
    admin = make_person()
    change(batch, by=admin.uuid, name="II", seats=3)
    assert (batch.name, batch.seats) == ("II", 3)
    noted = Change.objects.get(verb="batch.changed")
    assert (noted.by, noted.agency) == (admin.uuid, batch.agency.code)
    before, after = noted.before or {}, noted.after or {}
    assert (before["batch"], before["seats"]) == ("I", None)
    assert (after["batch"], after["seats"]) == ("II", 3)


def test_who_is_under_way_is_to_finish_by_the_new_last_day(batch):
    done, own, _under_way = Enrollment.objects.order_by("pk")
    Enrollment.objects.filter(pk=done.pk).update(completed_at=NOW)
    Enrollment.objects.filter(pk=own.pk).update(due_on=TODAY)
    change(batch, ends_on=LATER)
    rows = Enrollment.objects.order_by("pk").values_list("due_on", flat=True)
    assert list(rows) == [ENDS, TODAY, LATER]


def test_fewer_seats_than_people_are_refused(batch):
    with pytest.raises(BatchFull):
        change(batch, seats=2, name="II")
    batch.refresh_from_db()
    assert (batch.name, batch.seats) == ("I", None)
    assert not Change.objects.filter(verb="batch.changed").exists()


def test_changing_nothing_is_not_noted(batch):
    change(batch)
    assert not Change.objects.filter(verb="batch.changed").exists()


def test_who_is_under_way_hears_of_other_days_each_time(batch):
    done = Enrollment.objects.earliest("pk")
    Enrollment.objects.filter(pk=done.pk).update(completed_at=NOW)
    change(batch, ends_on=LATER)
    told = Notice.objects.filter(kind="batch_moved")
    assert told.count() == 2 and not told.filter(person=done.person).exists()
    assert told[0].values["until"] == f"{LATER.day} Desember 2026"
    change(batch, now=NOW + timedelta(hours=1))
    assert told.count() == 4


def test_another_name_is_no_news(batch):
    change(batch, name="II")
    assert not Notice.objects.filter(kind="batch_moved").exists()

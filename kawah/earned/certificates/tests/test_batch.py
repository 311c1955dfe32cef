from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.earned.certificates import follower, sheet
from kawah.earned.certificates.api import awaiting, issue_batch, issue_together, progress, revoke
from kawah.earned.certificates.batches import issue_ordered
from kawah.earned.certificates.models import BatchOrder, Certificate
from kawah.earned.certificates.tests.completed import batch_of, completed, statement_of
from kawah.earned.certificates.workshop import finish_waiting
from kawah.learning.enrollment.api import Enrollment
from kawah.records import api as records
from kawah.records.api import Change
from tests.factories import NOW

BY = uuid4()


def order(batch, why=""):
    return issue_batch(batch, by=BY, why=why, now=NOW)


def test_an_order_is_noted_with_who_what_and_why(version):
    batch = batch_of(version, 2)
    order(batch, why=" Surat nomor  7 ")
    noted = Change.objects.get()
    assert (noted.verb, noted.by, noted.at) == ("certificate.batch_ordered", BY, NOW)
    assert (noted.subject, noted.agency) == (f"batch/{batch.uuid}", batch.agency.code)
    assert noted.after == {"batch": "Angkatan I", "certificates": 2}
    assert noted.why == "Surat nomor 7"


def test_an_order_for_nobody_is_no_change(version):
    batch = batch_of(version, 0)
    order(batch)
    completed(version, batch=batch)
    order(batch)
    issue_ordered(now=NOW)
    order(batch)
    assert Change.objects.count() == 1


def test_the_order_and_its_note_are_one(version, monkeypatch):
    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr(records, "note", fail)
    with pytest.raises(RuntimeError):
        order(batch_of(version, 1))
    assert not BatchOrder.objects.exists()


def test_a_batch_of_a_hundred(version):
    batch = batch_of(version, 100)
    assert (progress(batch).total, progress(batch).issued) == (100, 0)
    assert order(batch).issued == 0
    assert [issue_ordered(now=NOW) for _turn in range(4)] == [50, 50, 0, 0]
    assert progress(batch).issued == 100
    assert finish_waiting(now=NOW, at_most=5) == 5
    assert progress(batch).ready == 5


def test_a_batch_is_done_when_all_are_told(version):
    batch = batch_of(version, 3)
    assert not order(batch).is_done
    finish_waiting(now=NOW)
    assert progress(batch).is_done


def test_a_second_time_adds_nothing(version):
    batch = batch_of(version, 3)
    for _time in range(2):
        order(batch)
        issue_ordered(now=NOW)
    assert Certificate.objects.count() == 3


def test_who_has_one_already_gets_no_other(version):
    batch = batch_of(version, 3)
    enrollment = Enrollment.objects.order_by("pk")[0]
    follower.follow(statement_of(enrollment), now=NOW)
    order(batch)
    assert issue_ordered(now=NOW) == 2
    follower.follow(statement_of(enrollment), now=NOW)
    assert Certificate.objects.count() == 3


def test_who_has_not_finished_gets_none(version):
    batch = batch_of(version, 2)
    Enrollment.objects.filter(pk=Enrollment.objects.order_by("pk")[0].pk).update(completed_at=None)
    order(batch)
    assert issue_ordered(now=NOW) == 1


def test_who_finishes_later_is_served_by_ordering_again(version):
    batch = batch_of(version, 1)
    order(batch)
    finish_waiting(now=NOW)
    finish_waiting(now=NOW)
    completed(version, batch=batch)
    assert issue_ordered(now=NOW) == 0
    order(batch)
    assert issue_ordered(now=NOW) == 1


def test_one_that_was_taken_back_before_it_was_drawn_holds_nothing_up(version):
    batch = batch_of(version, 2)
    order(batch)
    issue_ordered(now=NOW)
    revoke(Certificate.objects.order_by("pk")[0], by=BY, reason="keliru", now=NOW)
    finish_waiting(now=NOW)
    found = progress(batch)
    assert (found.issued, found.ready, found.is_done) == (2, 2, True)


def test_the_rows_cost_few_queries_each(version, django_assert_max_num_queries):
    order(batch_of(version, 20))
    with django_assert_max_num_queries(20 * 10 + 12):
        issue_ordered(now=NOW)


def test_completions_of_a_batch_issued_together_wait_for_the_order(version):
    batch = batch_of(version, 2)
    issue_together(batch, by=BY, now=NOW)
    for enrollment in Enrollment.objects.all():
        follower.follow(statement_of(enrollment), now=NOW)
    assert (progress(batch).total, progress(batch).issued) == (2, 0)
    assert [one.pk for one in awaiting(enrollment.person)] == [enrollment.pk]
    order(batch)
    finish_waiting(now=NOW)
    assert progress(batch).is_done
    assert awaiting(enrollment.person) == []


def test_who_finishes_after_the_order_waits_for_the_next(version):
    batch = batch_of(version, 1)
    issue_together(batch, by=BY, now=NOW)
    order(batch)
    finish_waiting(now=NOW)
    finish_waiting(now=NOW)
    follower.follow(statement_of(completed(version, batch=batch)), now=NOW)
    assert (progress(batch).total, progress(batch).issued) == (2, 1)


def test_other_batches_issue_at_each_completion(version):
    issue_together(batch_of(version, 0), by=BY, now=NOW)
    follower.follow(statement_of(completed(version, batch=batch_of(version, 0))), now=NOW)
    assert Certificate.objects.count() == 1


def test_progress_counts_what_fails_and_moves_on(version, monkeypatch):
    batch = batch_of(version, 2)
    order(batch)
    assert progress(batch).is_ordered and progress(batch).is_moving
    with monkeypatch.context() as patch:
        patch.setattr(sheet, "render", lambda *_, **__: 1 / 0)
        finish_waiting(now=NOW)
    assert (progress(batch).failing, progress(batch).ready) == (2, 0)
    later = NOW + timedelta(minutes=1)
    finish_waiting(now=later)
    finish_waiting(now=later)
    found = progress(batch)
    assert (found.failing, found.ready, found.is_moving) == (0, 2, False)

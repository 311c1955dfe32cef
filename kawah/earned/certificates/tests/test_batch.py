from kawah.earned.certificates import follower
from kawah.earned.certificates.api import issue_batch, progress
from kawah.earned.certificates.batches import issue_ordered
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.tests.completed import batch_of, completed, statement_of
from kawah.earned.certificates.workshop import finish_waiting
from kawah.learning.enrollment.api import Enrollment
from tests.factories import NOW


def test_a_batch_of_a_hundred(version):
    batch = batch_of(version, 100)
    assert (progress(batch).total, progress(batch).issued) == (100, 0)
    assert issue_batch(batch, now=NOW).issued == 0
    assert [issue_ordered(now=NOW) for _turn in range(4)] == [50, 50, 0, 0]
    assert progress(batch).issued == 100
    assert finish_waiting(now=NOW, at_most=5) == 5
    assert progress(batch).ready == 5


def test_a_batch_is_done_when_all_are_told(version):
    batch = batch_of(version, 3)
    assert not issue_batch(batch, now=NOW).is_done
    finish_waiting(now=NOW)
    assert progress(batch).is_done


def test_a_second_time_adds_nothing(version):
    batch = batch_of(version, 3)
    for _time in range(2):
        issue_batch(batch, now=NOW)
        issue_ordered(now=NOW)
    assert Certificate.objects.count() == 3


def test_who_has_one_already_gets_no_other(version):
    batch = batch_of(version, 3)
    enrollment = Enrollment.objects.order_by("pk")[0]
    follower.follow(statement_of(enrollment), now=NOW)
    issue_batch(batch, now=NOW)
    assert issue_ordered(now=NOW) == 2
    follower.follow(statement_of(enrollment), now=NOW)
    assert Certificate.objects.count() == 3


def test_who_has_not_finished_gets_none(version):
    batch = batch_of(version, 2)
    Enrollment.objects.filter(pk=Enrollment.objects.order_by("pk")[0].pk).update(completed_at=None)
    issue_batch(batch, now=NOW)
    assert issue_ordered(now=NOW) == 1


def test_who_finishes_later_is_served_by_ordering_again(version):
    batch = batch_of(version, 1)
    issue_batch(batch, now=NOW)
    finish_waiting(now=NOW)
    finish_waiting(now=NOW)
    completed(version, batch=batch)
    assert issue_ordered(now=NOW) == 0
    issue_batch(batch, now=NOW)
    assert issue_ordered(now=NOW) == 1


def test_the_rows_cost_few_queries_each(version, django_assert_max_num_queries):
    issue_batch(batch_of(version, 20), now=NOW)
    with django_assert_max_num_queries(20 * 10 + 10):
        issue_ordered(now=NOW)

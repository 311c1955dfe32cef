from datetime import UTC, date, datetime, timedelta

import pytest

from kawah.earned.hours.models import Entry, Head, Root
from kawah.earned.hours.roots import seal_yesterday
from kawah.earned.hours.tests.factories import complete, deliver, make_statement
from kawah.earned.hours.verification import verify
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


def test_nothing_is_sealed_before_the_first_entry(rules):
    assert seal_yesterday(now=NOW) == 0


def test_a_day_is_sealed_when_it_is_over_in_jakarta(enrollment, lesson):
    complete(enrollment, lesson)
    midnight = datetime(2026, 10, 5, 17, 0, tzinfo=UTC)
    assert seal_yesterday(now=midnight - timedelta(seconds=1)) == 0
    assert seal_yesterday(now=midnight) == 1
    assert (Root.objects.get().day, Root.objects.get().entries) == (date(2026, 10, 5), 1)


def test_sealing_twice_is_sealing_once_and_costs_one_query(
    enrollment, lesson, django_assert_num_queries
):
    complete(enrollment, lesson)
    assert seal_yesterday(now=TOMORROW) == 1
    with django_assert_num_queries(1):
        assert seal_yesterday(now=TOMORROW) == 0


def test_days_without_entries_are_sealed_too(enrollment, lesson):
    complete(enrollment, lesson)
    assert seal_yesterday(now=NOW + timedelta(days=4)) == 4
    assert list(Root.objects.order_by("day").values_list("entries", flat=True)) == [1, 0, 0, 0]
    assert verify() == []


def test_each_root_carries_the_hash_of_the_one_before(enrollment, lesson, exam):
    complete(enrollment, lesson)
    complete(enrollment, exam, at=TOMORROW)
    seal_yesterday(now=TOMORROW + timedelta(days=1))
    first, second = Root.objects.order_by("day")
    assert second.previous == first.hash
    assert list(Head.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]


def test_a_clock_that_steps_back_does_not_write_into_a_sealed_day(enrollment, lesson, exam):
    complete(enrollment, lesson)
    seal_yesterday(now=TOMORROW)
    deliver(make_statement(enrollment, exam, at=NOW), now=NOW)
    late = Entry.objects.get(seq=2)
    assert late.posted_at == datetime(2026, 10, 5, 17, 0, tzinfo=UTC)
    assert verify() == []

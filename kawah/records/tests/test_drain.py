from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.records import api as records
from kawah.records import queue
from kawah.records.models import Pending
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def write(person):
    act = records.Completed(enrollment=uuid4(), activity=uuid4(), seconds=60)
    records.record(act, statement=uuid4(), person=person, agency="a", happened_at=NOW, now=NOW)


@pytest.fixture
def heard(monkeypatch):
    """A follower that only listens."""
    seen: list[int] = []
    listen = lambda statement, *, now: seen.append(statement.pk)  # noqa: E731
    monkeypatch.setattr(queue, "followers", lambda: (listen,))
    return seen


def test_statements_are_read_once_and_in_order(heard):
    person = uuid4()
    for _ in range(3):
        write(person)
    assert queue.drain(person, now=NOW) == 3
    assert queue.drain(person, now=NOW) == 0
    assert heard == sorted(heard)


def test_one_person_does_not_read_for_another(heard):
    write(uuid4())
    assert queue.drain(uuid4(), now=NOW) == 0


def test_a_failing_follower_keeps_the_statement_and_its_fault(monkeypatch):
    def fail(statement, *, now):
        raise RuntimeError("rusak")

    monkeypatch.setattr(queue, "followers", lambda: (fail,))
    person = uuid4()
    write(person)
    queue.drain_quietly(person, now=NOW)
    kept = Pending.objects.get(person=person)
    assert (kept.attempts, kept.error) == (1, "RuntimeError: rusak")


def test_a_postponed_statement_is_read_when_its_time_comes(heard):
    person = uuid4()
    write(person)
    queue.postpone(person, error=RuntimeError("x"), now=NOW)
    assert queue.drain_waiting(now=NOW) == 0
    assert queue.drain_waiting(now=NOW + timedelta(minutes=1)) == 1
    assert len(heard) == 1


def test_old_statements_left_unread_are_called_stuck():
    write(uuid4())
    assert queue.stuck(now=NOW) == 0
    assert queue.stuck(now=NOW + timedelta(minutes=5)) == 1


@pytest.fixture
def fails_for(monkeypatch):
    """A follower that fails for one person and reads for all others."""
    ill = uuid4()

    def follow(statement, *, now):
        if statement.person == ill:
            raise RuntimeError("rusak")

    monkeypatch.setattr(queue, "followers", lambda: (follow,))
    return ill


def test_what_was_read_is_counted_and_nothing_else(fails_for):
    well = uuid4()
    for person in (fails_for, well, well):
        write(person)
    assert queue.drain_waiting(now=NOW) == 2
    assert queue.drain_waiting(now=NOW) == 0


def test_a_person_whose_first_statement_waits_is_left_alone(fails_for):
    for _ in range(3):
        write(fails_for)
    queue.drain_waiting(now=NOW)
    assert [pending.attempts for pending in Pending.objects.order_by("pk")] == [1, 0, 0]
    for _ in range(2):
        assert queue.drain_waiting(now=NOW) == 0
    assert [pending.attempts for pending in Pending.objects.order_by("pk")] == [1, 0, 0]


def test_reading_until_nothing_is_left_ends_although_someone_is_stuck(fails_for):
    well = uuid4()
    for person in (well, fails_for, well, fails_for):
        write(person)
    turns = 0
    while queue.drain_waiting(now=NOW, at_most=1):
        turns += 1
    assert turns <= 2
    assert not Pending.objects.filter(person=well).exists()


def test_many_stuck_people_stand_in_nobodys_way(monkeypatch):
    well = uuid4()

    def follow(statement, *, now):
        if statement.person != well:
            raise RuntimeError("rusak")

    monkeypatch.setattr(queue, "followers", lambda: (follow,))
    for person in (*(uuid4() for _ in range(4)), well):
        write(person)
    assert sum(queue.drain_waiting(now=NOW, at_most=2) for _ in range(3)) == 1


def test_what_was_read_before_the_fault_counts(monkeypatch):
    read: list[int] = []

    def follow(statement, *, now):
        if read:
            raise RuntimeError("rusak")
        read.append(statement.pk)

    monkeypatch.setattr(queue, "followers", lambda: (follow,))
    person = uuid4()
    write(person)
    write(person)
    assert queue.drain_waiting(now=NOW) == 1

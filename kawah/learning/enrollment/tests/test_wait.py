"""Waiting for a seat in a full batch, and getting one in turn."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier

import pytest
from django.db import connections

from kawah.learning.enrollment.api import (
    Batch,
    BatchFull,
    Enrollment,
    Waiting,
    change_batch,
    enroll,
    enroll_batch,
    free_seats,
    join_batch,
    join_or_wait,
    leave_queue,
    withdraw,
)
from kawah.learning.enrollment.waiting import seat_waiting
from kawah.people.notices.api import Notice, sentence
from kawah.records.api import Change
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person


@pytest.fixture
def batch(version):
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=30)}
    return Batch.objects.create(
        agency=version.course.agency, version=version, name="Angkatan I", seats=2, **days
    )


@pytest.fixture
def people(course):
    return [make_person(course.agency) for _ in range(5)]


def queue(batch):
    rows = batch.queue.open().in_order().with_place()
    return [(row.person, row.place) for row in rows]


def leave(person):
    row = Enrollment.objects.get(person=person, is_open=True)
    withdraw(row, by=person, reason="mutasi", now=NOW)


def test_who_finds_no_seat_waits_in_the_order_given(batch, people):
    taken = join_or_wait(batch, people[:4], by=None, now=NOW)
    assert (taken.joined, taken.waiting) == (2, tuple(people[2:4]))
    assert set(batch.enrollments.values_list("person", flat=True)) == {p.pk for p in people[:2]}
    assert queue(batch) == [(people[2], 1), (people[3], 2)]
    assert Change.objects.filter(verb="batch.joined", after__waiting=2).exists()


def test_a_place_in_the_queue_is_told_once(batch, people):
    for _ in range(2):
        join_or_wait(batch, people[:4], by=None, now=NOW)
    told = Notice.objects.get(person=people[3])
    assert "nomor 2 dalam antrean" in sentence(told.kind, told.values, language="id")
    assert Waiting.objects.count() == 2


def test_a_seat_that_becomes_free_goes_to_the_first(batch, people):
    join_or_wait(batch, people, by=None, now=NOW)
    leave(people[0])
    while seat_waiting(now=NOW):
        pass
    assert queue(batch) == [(people[3], 1), (people[4], 2)]
    row = Enrollment.objects.get(person=people[2])
    assert (row.batch, row.due_on) == (batch, batch.ends_on)
    assert Waiting.objects.get(person=people[2]).enrollment == row
    assert Notice.objects.filter(person=people[2], kind="batch_joined").exists()


def test_more_seats_are_given_in_turn(batch, people):
    join_or_wait(batch, people, by=None, now=NOW)
    same = {"name": batch.name, "starts_on": batch.starts_on, "ends_on": batch.ends_on}
    change_batch(batch, **same, seats=4, by=None, now=NOW)
    while seat_waiting(now=NOW):
        pass
    assert queue(batch) == [(people[4], 1)]
    change_batch(batch, **same, seats=None, by=None, now=NOW)
    seat_waiting(now=NOW)
    assert queue(batch) == []


def test_nobody_passes_those_who_wait(batch, people):
    join_or_wait(batch, people[:3], by=None, now=NOW)
    leave(people[0])
    with pytest.raises(BatchFull):
        join_batch(batch, [people[3]], by=None, now=NOW)
    join_or_wait(batch, [people[3]], by=None, now=NOW)
    assert queue(batch) == [(people[2], 1), (people[3], 2)]


def test_who_is_taken_in_out_of_turn_waits_no_more(batch, people):
    join_or_wait(batch, people[:3], by=None, now=NOW)
    leave(people[0])
    enroll_batch(batch, [people[2]], now=NOW)
    assert queue(batch) == [] and free_seats(batch) == 0


def test_who_takes_the_course_meanwhile_or_has_gone_leaves_the_queue(batch, people, course):
    join_or_wait(batch, people, by=None, now=NOW)
    enroll(people[2], course, now=NOW)
    people[3].is_active = False
    people[3].save()
    leave(people[0])
    while seat_waiting(now=NOW):
        pass
    assert queue(batch) == []
    assert Enrollment.objects.get(person=people[2]).batch is None
    assert Enrollment.objects.filter(person=people[4], batch=batch).exists()


def test_a_batch_that_is_over_takes_nobody_from_the_queue(batch, people):
    join_or_wait(batch, people[:3], by=None, now=NOW)
    leave(people[0])
    assert seat_waiting(now=NOW + timedelta(days=40)) == 0


def test_who_leaves_the_queue_is_not_seated(batch, people):
    join_or_wait(batch, people[:4], by=None, now=NOW)
    assert leave_queue(batch.queue.in_order()[0], now=NOW)
    assert not leave_queue(batch.queue.in_order()[0], now=NOW)
    assert queue(batch) == [(people[3], 1)]


@pytest.mark.parametrize("seed", range(5))
def test_seats_are_never_given_twice_nor_out_of_turn(version, seed):
    days = {"starts_on": TODAY, "ends_on": TODAY}
    agency = version.course.agency
    batch = Batch.objects.create(agency=agency, version=version, name="A", seats=2, **days)
    came: list[int] = []
    for act in Random(seed).choices(["join", "leave", "seat"], [5, 3, 2], k=15):
        if act == "join":
            person = make_person(agency)
            came.append(person.pk)
            join_or_wait(batch, [person], by=None, now=NOW)
        elif act == "leave" and (row := batch.enrollments.filter(is_open=True).first()):
            withdraw(row, by=row.person, reason="", now=NOW)
        else:
            seat_waiting(now=NOW)
        assert batch.enrollments.filter(is_open=True).count() <= 2
    seated = set(batch.enrollments.values_list("person", flat=True))
    assert seated == set(came[: len(seated)])


@pytest.mark.django_db(transaction=True)
def test_two_at_once_find_one_seat():
    """The last seat is given once, whoever is faster; the other waits."""
    version = courses.published(make_agency("dua"))
    days = {"starts_on": TODAY, "ends_on": TODAY}
    agency = version.course.agency
    batch = Batch.objects.create(agency=agency, version=version, name="A", seats=1, **days)
    people = [make_person(agency) for _ in range(2)]

    ready = Barrier(2)

    def join(person):
        try:
            ready.wait()
            return join_or_wait(batch, [person], by=None, now=NOW).joined
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(join, people)) == [0, 1]
    assert batch.enrollments.count() == 1 and batch.queue.open().count() == 1

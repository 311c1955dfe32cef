"""A changed, removed or added row is found and named, even by someone who knows the chain."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kawah.earned.hours import chain, only_grows
from kawah.earned.hours.findings import Fault
from kawah.earned.hours.models import Entry, Head, Line, Root
from kawah.earned.hours.roots import seal_yesterday
from kawah.earned.hours.tests.factories import (
    complete,
    make_enrollment,
    make_step,
    make_version,
)
from kawah.earned.hours.verification import verify, verify_chain
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def intruder(rules):
    """Two people with three sealed entries each, and a database whose guards are gone."""
    steps = [make_step(minutes=20) for _ in range(3)]
    for person in (make_person(), make_person()):
        enrollment = make_enrollment(person, make_version(*steps))
        for step in steps:
            complete(enrollment, step)
    seal_yesterday(now=NOW + timedelta(days=1))
    only_grows.let_change(connection)
    return person


def found():
    return [(finding.fault, finding.person, finding.seq) for finding in verify()]


def write(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_ledger_is_whole(intruder):
    assert found() == []


def test_a_changed_entry(intruder):
    write("UPDATE hours_entry SET minutes = 900 WHERE person_id = %s AND seq = 2", intruder.pk)
    assert found() == [(Fault.CHANGED, intruder.uuid, 2)]
    assert verify_chain(intruder)[0].seq == 2
    assert str(intruder.uuid) in str(verify()[0])


def test_a_changed_entry_with_a_fitting_hash(intruder):
    entry = Entry.objects.get(person=intruder, seq=2)
    entry.minutes = 900
    forged = chain.digest(entry.link)
    write("UPDATE hours_entry SET minutes = 900, hash = %s WHERE id = %s", forged, entry.pk)
    assert found() == [(Fault.CHANGED, intruder.uuid, 2)]


def test_a_chain_rewritten_to_its_end(intruder):
    previous = chain.GENESIS
    for entry in Entry.objects.filter(person=intruder).order_by("seq"):
        entry.minutes, entry.previous = entry.minutes + 1, previous
        previous = chain.digest(entry.link)
        write(
            "UPDATE hours_entry SET minutes = %s, previous = %s, hash = %s WHERE id = %s",
            entry.minutes,
            entry.previous,
            previous,
            entry.pk,
        )
    assert verify_chain(intruder) == []
    assert found() == [(Fault.CHANGED, intruder.uuid, 3)]


def test_a_changed_line(intruder):
    line = Line.objects.get(entries__person=intruder, entries__seq=1)
    write("UPDATE hours_line SET local_day = '2026-01-01' WHERE id = %s", line.pk)
    assert found() == [(Fault.CHANGED, intruder.uuid, 1)]


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_removed_entry(intruder, seq):
    write("DELETE FROM hours_entry WHERE person_id = %s AND seq = %s", intruder.pk, seq)
    assert (Fault.REMOVED, intruder.uuid, seq) in found()


def test_an_added_entry(intruder):
    last = Entry.objects.get(person=intruder, seq=3)
    added = Entry(
        line=last.line,
        person=intruder,
        year=2026,
        seq=4,
        minutes=900,
        reason="counted",
        posted_at=last.posted_at,
        previous=last.hash,
    )
    added.hash = chain.digest(added.link)
    added.save()
    assert verify_chain(intruder) == []
    assert (Fault.ADDED, intruder.uuid, 4) in found()


def test_a_changed_head(intruder):
    write("UPDATE hours_head SET hash = %s WHERE person_id = %s", uuid4().hex, intruder.pk)
    assert {fault for fault, _, _ in found()} == {Fault.ROOT_BROKEN, Fault.CHANGED}


def test_a_removed_head(intruder):
    write("DELETE FROM hours_head WHERE person_id = %s", intruder.pk)
    assert (Fault.ROOT_BROKEN, None, None) in found()


def test_a_removed_day(intruder):
    seal_yesterday(now=NOW + timedelta(days=3))
    write("DELETE FROM hours_root WHERE day = '2026-10-06'")
    assert {fault for fault, _, _ in found()} == {Fault.ROOT_MISSING, Fault.ROOT_BROKEN}


def test_any_one_changed_row_of_many_is_found(intruder):
    for pk in Entry.objects.values_list("pk", flat=True):
        write("UPDATE hours_entry SET minutes = minutes + 1 WHERE id = %s", pk)
        assert len(found()) == 1
        write("UPDATE hours_entry SET minutes = minutes - 1 WHERE id = %s", pk)
    assert (found(), Head.objects.count(), Root.objects.count()) == ([], 2, 1)

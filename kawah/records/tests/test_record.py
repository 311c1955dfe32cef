from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kawah.records import api as records
from kawah.records.models import Pending, Statement
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def act():
    return records.Completed(enrollment=uuid4(), activity=uuid4(), seconds=60)


def write(statement=None, **changed):
    values = {"person": uuid4(), "agency": "kptk", "happened_at": NOW, "now": NOW, **changed}
    return records.record(act(), statement=statement or uuid4(), **values)


def test_a_statement_is_kept_as_it_was_given():
    given, key = act(), uuid4()
    records.record(given, statement=key, person=uuid4(), agency="a", happened_at=NOW, now=NOW)
    assert Statement.objects.get(uuid=key).act == given


def test_the_same_statement_is_written_once():
    key = uuid4()
    assert write(key) is True
    assert write(key) is False
    assert Statement.objects.count() == Pending.objects.count() == 1


def test_nothing_happens_in_the_future():
    later = NOW.replace(year=2030)
    write(happened_at=later)
    assert Statement.objects.get().happened_at == NOW


def test_a_new_statement_waits_for_its_followers():
    person = uuid4()
    write(person=person)
    assert Pending.objects.filter(person=person).count() == 1


def test_many_statements_are_written_at_once_and_wait_for_their_followers():
    rows = [statement_of(uuid4()) for _ in range(3)]
    records.hold_all(row.person for row in rows)
    records.record_all(rows)
    assert [row.act for row in Statement.objects.order_by("pk")] == [row.act for row in rows]
    waiting = Pending.objects.values_list("person", "statement__uuid")
    assert set(waiting) == {(row.person, row.uuid) for row in rows}


def test_of_many_statements_none_is_written_when_one_was_there():
    key = uuid4()
    write(key)
    with pytest.raises(IntegrityError), transaction.atomic():
        records.record_all([statement_of(uuid4()), statement_of(key)])
    assert Statement.objects.count() == 1


def statement_of(key):
    given = {"statement": key, "person": uuid4(), "agency": "a", "happened_at": NOW, "now": NOW}
    return records.statement_of(act(), **given)

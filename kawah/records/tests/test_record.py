from uuid import uuid4

import pytest

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

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kawah.earned.hours import api as hours
from kawah.earned.hours import only_grows
from kawah.earned.hours.findings import SENTENCES, Fault
from kawah.earned.hours.models import Balance, Entry, Line
from kawah.earned.hours.posting import post, settle_year
from kawah.earned.hours.tests.factories import complete, make_statement
from kawah.records import api as records
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def faults():
    found = hours.check(now=LATER)
    assert all(str(finding) for finding in found)
    return [finding.fault for finding in found]


def test_every_fault_has_a_sentence():
    assert set(SENTENCES) == set(Fault)


def test_a_sound_ledger_has_no_findings(enrollment, lesson):
    complete(enrollment, lesson)
    assert faults() == []


def test_a_balance_that_is_not_the_sum_is_found(enrollment, lesson):
    complete(enrollment, lesson)
    Balance.objects.update(minutes=900)
    assert faults() == [Fault.BALANCE_WRONG]


def test_a_balance_that_is_not_there_is_found(enrollment, lesson):
    complete(enrollment, lesson)
    Balance.objects.all().delete()
    assert faults() == [Fault.BALANCE_WRONG]


def test_a_line_without_entries_is_found(enrollment, lesson):
    complete(enrollment, lesson)
    only_grows.let_change(connection)
    Entry.objects.all()._raw_delete("default")
    assert set(faults()) == {Fault.BALANCE_WRONG, Fault.LINE_WRONG}


def test_a_statement_that_never_became_a_line_is_found(enrollment, lesson):
    make_statement(enrollment, lesson)
    assert faults() == []  # it still waits for its reading
    records.Pending.objects.all().delete()
    assert faults() == [Fault.NOT_POSTED]


def forged(line, **changed):
    """Another line like this one, posted by the ledger's own hand."""
    fields = {field.attname: getattr(line, field.attname) for field in Line._meta.concrete_fields}
    post(Line(**{**fields, "id": None, "statement": uuid4(), **changed}), now=NOW)


def test_a_line_that_no_statement_made_is_found(enrollment, lesson):
    forged(complete(enrollment, lesson), source="tempat lain")
    assert faults() == [Fault.UNFOUNDED]


@pytest.mark.parametrize(
    "changed",
    [{"claimed": 90}, {"activity": uuid4()}, {"local_day": NOW.date() + timedelta(days=1)}],
)
def test_a_line_that_says_something_else_than_its_statement_is_found(enrollment, lesson, changed):
    line = complete(enrollment, lesson)
    only_grows.let_change(connection)
    Entry.objects.all()._raw_delete("default")
    Balance.objects.all().delete()
    Line.objects.filter(pk=line.pk).update(**changed)
    settle_year(enrollment.person, year=line.year, now=NOW)
    assert faults() == [Fault.UNFOUNDED]


def test_a_line_of_somebody_elses_statement_is_found(enrollment, lesson):
    statement = make_statement(enrollment, lesson)
    records.Pending.objects.all().delete()
    stranger = make_person()
    forged(complete(enrollment, lesson), statement=statement.uuid, person_id=stranger.pk)
    assert faults() == [Fault.UNFOUNDED]


def test_an_entry_on_somebody_elses_line_is_found(enrollment, lesson):
    line, stranger = complete(enrollment, lesson), make_person()
    only_grows.let_change(connection)
    Entry.objects.filter(line=line).update(person=stranger)
    assert Fault.STRAY in faults()

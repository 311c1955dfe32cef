from datetime import timedelta

import pytest
from django.db import connection

from kawah.earned.hours import api as hours
from kawah.earned.hours import only_grows
from kawah.earned.hours.findings import SENTENCES, Fault
from kawah.earned.hours.models import Balance, Entry
from kawah.earned.hours.tests.factories import complete, make_statement
from kawah.records import api as records
from tests.factories import NOW

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

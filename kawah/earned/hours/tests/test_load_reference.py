from decimal import Decimal

import pytest

from kawah.earned.hours import reference_data
from kawah.earned.hours.models import Balance, Rule, Target
from kawah.earned.hours.tests.factories import (
    complete,
    make_enrollment,
    make_step,
    make_version,
)
from kawah.lib import succession, tables
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_every_rule_of_the_table_is_there(rules):
    assert Rule.objects.count() == 25
    rule = Rule.objects.get(code="NKL03")
    assert (rule.cap_value, rule.cap_unit, rule.status) == (Decimal(3), "jp_per_day", "partly")
    unverified = Rule.objects.filter(status="unverified").values_list("code", flat=True)
    assert set(unverified) == {"KL08", "KL09", "KL10", "KL12", "NKL04", "NKL11", "NKL13"}


def test_assumed_targets_say_that_they_are_assumed(rules):
    assumed = Target.objects.filter(status="unverified")
    assert {row.employment_kind for row in assumed} == {"CPNS", "PPPK", "PPPK_PART_TIME"}
    assert all("perkiraan" in row.note for row in assumed)
    assert not Target.objects.filter(employment_kind="NON_ASN").exists()


def test_loading_twice_changes_nothing(rules):
    before = list(Rule.objects.order_by("pk").values()), list(Target.objects.values())
    reference_data.load()
    assert (list(Rule.objects.order_by("pk").values()), list(Target.objects.values())) == before


def test_a_newer_row_of_the_table_ends_the_older_one(rules):
    row = dict(tables.rows(reference_data.FOLDER / "jp_conversion.csv")[14])
    newer = reference_data._rule({**row, "valid_from": "2027-01-01", "cap_value": "4"})
    known = Rule.objects.all()
    assert succession.take_in([newer], known=known, key=reference_data._form) == [newer]
    ended, opened = Rule.objects.filter(code="NKL03").order_by("valid_from")
    assert (str(ended.valid_to), str(opened.valid_from)) == ("2026-12-31", "2027-01-01")


def test_learning_that_came_before_the_rules_is_settled_with_them(db):
    step = make_step()
    complete(make_enrollment(make_person(), make_version(step)), step)
    assert Balance.objects.get().minutes == 0
    reference_data.load()
    assert Balance.objects.get().is_stale

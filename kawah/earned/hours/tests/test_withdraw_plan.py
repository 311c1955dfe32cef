from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.models import Rule, Target
from kawah.lib import succession
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=60)


@pytest.fixture
def admin(rules):
    return make_person(name="Admin nasional")


def plan(admin, *, since=LATER):
    rule = Rule.objects.get(code="NKL03", valid_to=None)
    terms = msgspec.structs.replace(rule.terms, cap_value=Decimal(4))
    return hours.change_rule(
        rule, terms, valid_from=since, on=TODAY, by=admin, now=NOW, why="Surat edaran"
    )


def withdraw(row, admin, *, why="Salah tahun"):
    return hours.withdraw_plan(row, on=TODAY, by=admin, now=NOW, why=why)


def test_a_plan_goes_and_the_row_before_it_is_open_again(admin):
    first = Rule.objects.get(code="NKL03")
    opened = withdraw(plan(admin), admin)
    assert list(Rule.objects.filter(code="NKL03")) == [first]
    assert (opened.pk, opened.valid_to, opened.cap_value) == (first.pk, None, 3)
    noted = Change.objects.get(verb="hours.figure_withdrawn")
    before = noted.before or {}
    assert (noted.subject, noted.by, noted.why) == ("jp_rule/NKL03", admin.uuid, "Salah tahun")
    assert (before["cap_value"], before["valid_from"]) == ("4.00", LATER.isoformat())


def test_after_a_withdrawal_the_row_is_changed_as_before(admin):
    withdraw(plan(admin), admin)
    after = plan(admin, since=TODAY + timedelta(days=1))
    assert after.valid_from == TODAY + timedelta(days=1)


def test_of_several_plans_the_last_goes_first(admin):
    sooner = plan(admin)
    last = plan(admin, since=LATER + timedelta(days=9))
    with pytest.raises(hours.RowEnded):
        withdraw(sooner, admin)
    assert withdraw(last, admin) == sooner


def test_what_is_in_force_is_not_withdrawn(admin):
    with pytest.raises(hours.RowBegun):
        withdraw(plan(admin, since=TODAY), admin)
    assert Rule.objects.filter(code="NKL03").count() == 2


def test_nothing_is_withdrawn_without_a_reason_or_twice(admin):
    planned = plan(admin)
    with pytest.raises(hours.ReasonMissing):
        withdraw(planned, admin, why=" ")
    withdraw(planned, admin)
    with pytest.raises(hours.RowEnded):
        withdraw(Rule(pk=planned.pk or 0), admin)


def test_what_the_tables_plan_stays(admin):
    """The next loading would bring it back; other figures from the same day on are the way."""
    held = Rule.objects.get(code="NKL03")
    planned = Rule(code="NKL03", basis="programme", status="verified")
    succession.succeed(held, planned, valid_from=LATER)
    with pytest.raises(hours.PlannedByTables):
        withdraw(planned, admin)
    assert Rule.objects.filter(code="NKL03").count() == 2


def test_a_target_that_is_planned_is_withdrawn_in_the_same_way(admin):
    held = Target.objects.get(employment_kind="PPPK", minimum_jp=20)
    bounds = msgspec.structs.replace(held.bounds, minimum_jp=Decimal(24))
    given: dict[str, Any] = {"on": TODAY, "by": admin, "now": NOW, "why": "Salah tahun"}
    planned = hours.change_target(held, bounds, valid_from=LATER, **given)
    assert hours.withdraw_plan(planned, **given) == held
    assert Target.objects.get(employment_kind="PPPK", minimum_jp__isnull=False).valid_to is None

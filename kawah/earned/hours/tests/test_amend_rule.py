from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.models import Balance, Rule, Target
from kawah.earned.hours.tests.factories import complete, make_enrollment, make_step, make_version
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=60)


@pytest.fixture
def admin(rules):
    return make_person(name="Admin nasional")


def change(rule, admin, *, since=TODAY, on=TODAY, **terms):
    after = msgspec.structs.replace(rule.terms, **terms)
    return hours.change_rule(rule, after, valid_from=since, on=on, by=admin, now=NOW, why="Keliru")


def opened(admin, *, since=TODAY):
    """A row that another has followed, from a day on."""
    return change(Rule.objects.get(code="NKL03"), admin, since=since, cap_value=Decimal(4))


@pytest.mark.parametrize("since", [TODAY, LATER])
def test_what_has_not_begun_before_today_is_amended(admin, since):
    slip = opened(admin, since=since)
    mended = change(slip, admin, since=since, cap_value=Decimal(2))
    assert mended.pk == slip.pk
    assert Rule.objects.filter(code="NKL03").count() == 2
    noted = Change.objects.get(verb="hours.figure_amended")
    before, after = noted.before or {}, noted.after or {}
    assert (before["cap_value"], after["cap_value"], noted.why) == ("4.00", "2", "Keliru")
    assert before["valid_from"] == after["valid_from"] == since.isoformat()


def test_what_was_settled_by_the_slip_is_settled_anew(admin):
    slip = opened(admin)
    step = make_step(minutes=180)
    complete(make_enrollment(make_person(), make_version(step)), step)
    assert Balance.objects.get().minutes == 180
    change(slip, admin, cap_value=Decimal(2))
    assert hours.settle_stale(now=NOW) == 1
    assert Balance.objects.get().minutes == 90


def test_a_row_begun_in_the_past_is_only_followed(admin):
    slip = opened(admin)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(hours.ChangeTooEarly):
        change(slip, admin, on=tomorrow, cap_value=Decimal(2))
    after = change(slip, admin, since=tomorrow, on=tomorrow, cap_value=Decimal(2))
    slip.refresh_from_db()
    assert (slip.cap_value, slip.valid_to, after.cap_value) == (4, TODAY, 2)


def test_a_day_before_the_planned_row_is_refused(admin):
    planned = opened(admin, since=LATER)
    with pytest.raises(hours.ChangeTooEarly):
        change(planned, admin, since=LATER - timedelta(days=1), cap_value=Decimal(2))


def test_amending_nothing_is_not_noted(admin):
    slip = opened(admin)
    change(slip, admin)
    assert not Change.objects.filter(verb="hours.figure_amended").exists()


def test_a_target_is_amended_in_the_same_way(admin):
    held = Target.objects.get(employment_kind="PPPK", minimum_jp=20)
    given: dict[str, Any] = {"on": TODAY, "by": admin, "now": NOW, "why": "Keliru"}
    for figure in (23, 24):
        bounds = msgspec.structs.replace(held.bounds, minimum_jp=Decimal(figure))
        held = hours.change_target(held, bounds, valid_from=TODAY, **given)
    noted = Change.objects.get(verb="hours.figure_amended")
    assert (str(held.minimum_jp), noted.subject) == ("24", "jp_target/PPPK")
    assert Target.objects.filter(employment_kind="PPPK", minimum_jp__isnull=False).count() == 2

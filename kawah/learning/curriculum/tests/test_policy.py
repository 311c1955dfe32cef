"""How much the findings of the resep check weigh is changed from a day on."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from kawah.learning.curriculum import policies, policy_change
from kawah.learning.curriculum.policies import Policy, listed_on, weights_on
from kawah.learning.curriculum.policy_change import LimitMissing, NothingChanged, WaiverUnfit
from kawah.lib.succession import ChangeTooEarly, PlannedByTables
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
DAY = TODAY + timedelta(days=10)


@pytest.fixture
def known():
    policies.load()
    return {row.code: row for row in Policy.objects.all()}


def change(policy, *, since=DAY, **changed):
    after = replace(policy.terms, **changed)
    given: dict[str, Any] = {
        "on": TODAY,
        "by": make_person(),
        "now": NOW,
        "why": "Keputusan kepala",
    }
    return policy_change.change(policy, after, valid_from=since, **given)


def weight(code, on):
    return next(one for one in weights_on(on) if one.code == code)


def test_before_and_after_loading_everything_weighs_the_same():
    before = weights_on(TODAY)
    policies.load()
    policies.load()
    assert weights_on(TODAY) == before == listed_on(TODAY)


def test_a_change_weighs_from_its_day_on(known):
    change(known["teaching_pair"], severity="warning", waiver_days=None)
    assert weight("teaching_pair", DAY - timedelta(days=1)).severity == "error"
    assert weight("teaching_pair", DAY).severity == "warning"
    noted = Change.objects.get(verb="resep.changed")
    assert isinstance(noted.before, dict) and isinstance(noted.after, dict)
    assert (noted.before["severity"], noted.after["severity"]) == ("error", "warning")


def test_a_limit_is_measured_by_from_its_day_on(known):
    change(known["offline_budget"], since=TODAY, limit=Decimal(8_000_000))
    assert weight("offline_budget", TODAY).limit == 8_000_000
    with pytest.raises(LimitMissing):
        change(known["reviewed_recently"], limit=None)


def test_only_an_error_may_be_waived(known):
    with pytest.raises(WaiverUnfit):
        change(known["teaching_pair"], severity="off")
    with pytest.raises(WaiverUnfit):
        change(known["teaching_pair"], waiver_days=5000)


def test_a_change_changes_something_and_comes_after_what_began(known):
    with pytest.raises(NothingChanged):
        change(known["whole_jp"])
    with pytest.raises(ChangeTooEarly):
        change(known["whole_jp"], since=known["whole_jp"].valid_from, severity="off")


def test_a_plan_is_withdrawn(known):
    planned = change(known["whole_jp"], severity="off")
    given: dict[str, Any] = {"on": TODAY, "by": make_person(), "now": NOW, "why": "Ditunda"}
    policy_change.withdraw_plan(planned, **given)
    assert weight("whole_jp", DAY).severity == "warning"
    policies.load()
    assert Policy.objects.get(code="whole_jp").valid_to is None


def test_a_plan_of_the_tables_is_only_amended(known):
    Policy.objects.filter(code="whole_jp").update(valid_from=DAY)
    given: dict[str, Any] = {"on": TODAY, "by": make_person(), "now": NOW, "why": "Ditunda"}
    with pytest.raises(PlannedByTables):
        policy_change.withdraw_plan(Policy.objects.get(code="whole_jp"), **given)

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours import reference_data
from kawah.earned.hours.models import Balance, Entry, Rule, Target
from kawah.earned.hours.tests.factories import (
    complete,
    make_enrollment,
    make_step,
    make_version,
)
from kawah.people.directory.api import EmploymentKind
from kawah.records import api as records
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
REASON = "Surat edaran menetapkan batas baru"
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def admin(rules):
    return make_person(name="Admin nasional")


def change(code, admin, *, since=TODAY, why=REASON, **terms):
    rule = Rule.objects.get(code=code, valid_to=None)
    return hours.change_rule(
        rule,
        msgspec.structs.replace(rule.terms, **terms),
        valid_from=since,
        on=TODAY,
        by=admin,
        now=NOW,
        why=why,
    )


def test_a_change_ends_one_row_and_opens_another(admin):
    change("NKL03", admin, cap_value=Decimal(4), status="verified")
    before, after = Rule.objects.filter(code="NKL03").order_by("valid_from")
    assert (before.valid_to, after.valid_from) == (TODAY - timedelta(days=1), TODAY)
    assert (before.cap_value, after.cap_value) == (Decimal(3), Decimal(4))
    assert after.valid_to is None


def test_a_change_is_in_the_administrative_log(admin):
    change("NKL03", admin, cap_value=Decimal(4))
    noted = records.Change.objects.get(subject="jp_rule/NKL03")
    assert (noted.by, noted.why) == (admin.uuid, REASON)
    before, after = noted.before or {}, noted.after or {}
    assert (before["cap_value"], after["cap_value"]) == ("3.00", "4")
    assert after["valid_from"] == TODAY.isoformat()


def test_what_was_settled_is_settled_anew_by_counter_entries(admin):
    step = make_step(minutes=135)
    enrollment = make_enrollment(make_person(), make_version(step))
    complete(enrollment, step)
    change("NKL03", admin, cap_value=Decimal(2))
    assert hours.settle_stale(now=NOW) == 1
    postings = Entry.objects.order_by("seq").values_list("minutes", "reason")
    assert list(postings) == [(135, "counted"), (-45, "over_day")]
    assert (Balance.objects.get().minutes, hours.settle_stale(now=NOW)) == (90, 0)


def test_a_figure_found_later_counts_what_waited_for_it(admin):
    step = make_step()
    enrollment = make_enrollment(make_person(), make_version(step, form="NKL11"))
    complete(enrollment, step)
    change("NKL11", admin, basis="programme")
    hours.settle_stale(now=NOW)
    assert Balance.objects.get().minutes == 45


def test_learning_before_the_change_is_untouched(admin):
    step = make_step(minutes=135)
    complete(make_enrollment(make_person(), make_version(step)), step)
    change("NKL03", admin, since=TOMORROW, cap_value=Decimal(2))
    assert hours.settle_stale(now=NOW) == 0


@pytest.mark.parametrize(
    ("refusal", "terms"),
    [
        (hours.ReasonMissing, {"why": " "}),
        (hours.ChangeTooEarly, {"since": date(2018, 1, 1)}),
        (hours.TermsUnusable, {"cap_value": None}),
        (hours.ChangeTooEarly, {"since": date(2017, 1, 1)}),
        (hours.ChangeTooLate, {"since": date(2028, 10, 6)}),
        (hours.ChangeTooLate, {"since": date.max}),
        (hours.FigureNotAboveZero, {"cap_value": Decimal(-1)}),
        (hours.FigureNotAboveZero, {"jp_national": Decimal(0)}),
        (hours.FigureNotAboveZero, {"international_multiplier": Decimal(0)}),
        (hours.MoreThanADay, {"cap_value": Decimal("32.01")}),
        (hours.MoreThanADay, {"basis": "per_day", "jp_international": Decimal(33)}),
        (hours.TermsUnusable, {"basis": "per_moon"}),
    ],
)
def test_what_cannot_stand_is_refused_and_changes_nothing(admin, refusal, terms):
    with pytest.raises(refusal):
        change("NKL03", admin, **terms)
    assert Rule.objects.filter(code="NKL03").count() == 1
    assert not records.Change.objects.filter(subject="jp_rule/NKL03").exists()


def test_what_can_just_be_is_taken(admin):
    after = change("NKL03", admin, since=date(2028, 10, 5), cap_value=Decimal(32))
    assert (after.valid_from, after.cap_value) == (date(2028, 10, 5), 32)
    assert (
        change("KL01", admin, basis="per_assignment", jp_national=Decimal(900)).jp_national == 900
    )


def test_a_row_that_has_ended_cannot_be_followed_again(admin):
    ended = Rule.objects.get(code="NKL03")
    change("NKL03", admin, cap_value=Decimal(4))
    with pytest.raises(hours.RowEnded):
        hours.change_rule(
            ended, ended.terms, valid_from=TOMORROW, on=TODAY, by=admin, now=NOW, why=REASON
        )


def test_a_target_changes_in_the_same_way(admin):
    target = Target.objects.get(employment_kind="PPPK", period="calendar_year")
    bounds = msgspec.structs.replace(target.bounds, minimum_jp=Decimal(24), status="verified")
    hours.change_target(target, bounds, valid_from=TODAY, on=TODAY, by=admin, now=NOW, why=REASON)
    person = make_person(kind=EmploymentKind.PPPK)
    standing = hours.balance(person, year=2026, on=TODAY)
    assert (standing.target, standing.target_status) == (1080, "verified")
    assert records.Change.objects.get(subject="jp_target/PPPK").why == REASON


def test_loading_the_reference_again_does_not_undo_a_change(admin):
    change("NKL03", admin, cap_value=Decimal(4))
    reference_data.load()
    assert Rule.objects.get(code="NKL03", valid_to=None).cap_value == 4


def test_a_change_that_is_planned_is_not_in_force_before_its_day(admin):
    begun, eve = TODAY + timedelta(days=10), TODAY + timedelta(days=9)
    change("NKL03", admin, since=begun, cap_value=Decimal(4))
    worth = [
        hours.rules_in_force(on=day).get(code="NKL03").cap_value for day in (TODAY, eve, begun)
    ]
    assert worth[0] == worth[1] != worth[2] == 4

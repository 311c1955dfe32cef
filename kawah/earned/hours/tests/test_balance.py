from datetime import date, timedelta
from decimal import Decimal

import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.standing import Goal, stand
from kawah.earned.hours.tests.factories import complete, make_enrollment, make_step, make_version
from kawah.people.directory.api import EmploymentKind, PositionKind
from tests.factories import NOW, TODAY, make_person, make_position, place

pytestmark = pytest.mark.django_db


def test_a_civil_servant_is_asked_twenty_jp_a_year(rules):
    standing = hours.balance(make_person(), year=2026, on=TODAY)
    assert (standing.target, standing.target_status, standing.missing) == (900, "verified", 900)
    assert (round(standing.weeks_left), standing.jp_per_week) == (13, Decimal("1.6"))


@pytest.mark.parametrize("kind", ["CPNS", "PPPK", "PPPK_PART_TIME"])
def test_where_no_regulation_gives_a_figure_it_is_an_assumption(rules, kind):
    standing = hours.balance(make_person(kind=EmploymentKind(kind)), year=2026, on=TODAY)
    assert (standing.target, standing.target_status) == (900, "unverified")
    assert standing.maximum == (1080 if kind == "PPPK" else None)


def test_who_is_no_civil_servant_has_no_target(rules):
    person = make_person(kind=EmploymentKind.NON_ASN)
    standing = hours.balance(person, year=2026, on=TODAY)
    assert (standing.target, standing.missing, standing.risk) == (None, 0, "no_target")


def test_learning_lowers_what_is_missing(enrollment, person, lesson, exam):
    complete(enrollment, lesson, seconds=20)
    waiting = hours.balance(person, year=2026, on=TODAY)
    assert (waiting.counted, waiting.waiting, waiting.missing) == (0, 45, 900)
    complete(enrollment, exam, at=NOW + timedelta(minutes=1))
    done = hours.balance(person, year=2026, on=TODAY)
    assert (done.counted, done.waiting, done.missing) == (60, 0, 840)


def test_what_waits_is_no_more_than_the_day_has_room_for(rules, exam):
    steps = [make_step(minutes=100, released_by=exam.uuid) for _ in range(2)]
    enrollment = make_enrollment(make_person(), make_version(*steps, exam))
    for step in steps:
        complete(enrollment, step, seconds=5)
    assert hours.balance(enrollment.person, year=2026, on=TODAY).waiting == 135


def test_a_past_year_has_no_weeks_left_and_a_coming_one_all(rules):
    person = make_person()
    past = hours.balance(person, year=2025, on=TODAY)
    assert (round(past.weeks_left), past.jp_per_week, past.risk) == (0, None, "at_risk")
    coming = hours.balance(person, year=2027, on=TODAY)
    assert (round(coming.weeks_left), coming.risk) == (52, "on_track")


def test_two_queries_tell_where_a_person_stands(rules, django_assert_num_queries):
    person = make_person()
    with django_assert_num_queries(2):
        hours.balance(person, year=2026, on=TODAY)


@pytest.mark.parametrize(
    ("counted", "on", "risk"),
    [
        (900, date(2026, 12, 31), "met"),
        (0, date(2026, 1, 1), "on_track"),
        (450, date(2026, 7, 1), "on_track"),
        (200, date(2026, 7, 1), "behind"),
        (0, date(2026, 9, 1), "behind"),
        (0, date(2026, 10, 15), "at_risk"),
        (675, date(2026, 11, 24), "behind"),
        (860, date(2026, 12, 1), "on_track"),
    ],
)
def test_risk_is_the_pace_now_needed(counted, on, risk):
    goal = Goal(minimum=900, status="verified")
    assert stand(counted=counted, waiting=0, goal=goal, year=2026, on=on).risk == risk


def test_a_ceiling_only_warns():
    goal = Goal(minimum=900, maximum=1080)
    standing = stand(counted=1100, waiting=0, goal=goal, year=2026, on=TODAY)
    assert (standing.is_over_maximum, standing.counted, standing.risk) == (True, 1100, "met")


def test_a_target_says_where_it_stands(rules):
    sure = hours.balance(make_person(), year=2026, on=TODAY)
    assert (sure.target_source, sure.target_note) == ("PP 11/2017 203(4)", "")
    assumed = hours.balance(make_person(kind=EmploymentKind.PPPK), year=2026, on=TODAY)
    assert assumed.target_note.startswith("Kewajiban belajar: UU 20/2023")
    assert assumed.maximum_source == "PP 49/2018 40(1)"


@pytest.mark.parametrize(
    ("kind", "warns"),
    [
        (PositionKind.JPT_UTAMA, False),
        (PositionKind.JPT_MADYA, False),
        (PositionKind.JPT_PRATAMA, True),
        (None, True),
    ],
)
def test_the_ceiling_does_not_concern_the_posts_of_its_exception(rules, kind, warns):
    person = make_person(kind=EmploymentKind.PPPK)
    if kind:
        place(person, position=make_position(kind=kind))
    hours.Balance.objects.create(person=person, year=2026, minutes=1100)
    assert hours.balance(person, year=2026, on=TODAY).is_over_maximum == warns

import random
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.earned.hours import api as hours
from kawah.earned.hours import follower, reference_data
from kawah.earned.hours.models import Balance, Entry, Line
from kawah.earned.hours.tests.factories import (
    complete,
    deliver,
    make_enrollment,
    make_exam,
    make_statement,
    make_step,
    make_version,
    rolled_back,
)
from kawah.records import api as records
from tests.factories import NOW, make_agency, make_person

pytestmark = pytest.mark.django_db


def counted(person):
    return hours.balances([person], year=2026)[person.pk].counted


def test_a_completed_activity_counts_at_once(enrollment, person, lesson):
    line = complete(enrollment, lesson)
    entry = Entry.objects.get()
    assert (entry.line, entry.minutes, entry.reason, entry.seq) == (line, 45, "counted", 1)
    assert counted(person) == 45


def test_the_words_and_figures_of_the_version_are_kept(enrollment, lesson):
    line = complete(enrollment, lesson)
    assert line.course_title == enrollment.version.title
    assert (line.activity_title, line.claimed, line.form) == (lesson.title, 45, "NKL03")
    assert line.assessment == "Kegiatan ujian"


def test_reading_a_statement_twice_is_reading_it_once(enrollment, lesson):
    statement = make_statement(enrollment, lesson)
    for _ in range(3):
        deliver(statement)
    assert (Line.objects.count(), Entry.objects.count()) == (1, 1)


def test_without_the_constraint_there_would_be_doubles(enrollment, lesson):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX line_once_per_statement")
    statement = make_statement(enrollment, lesson)
    deliver(statement)
    deliver(statement)
    assert (Line.objects.count(), Entry.objects.count()) == (2, 2)


def test_other_acts_cost_no_query(enrollment, lesson, django_assert_num_queries):
    statement = make_statement(enrollment, lesson)
    enrolled = records.Statement(kind="enrolled", origin="own")
    strange = records.Statement(kind="completed", origin="klien-lain", body=statement.body)
    with django_assert_num_queries(0):
        follower.follow(enrolled, now=NOW)
        follower.follow(strange, now=NOW)
    assert not Line.objects.exists()


def test_a_completion_needs_few_queries(enrollment, lesson, exam, django_assert_max_num_queries):
    complete(enrollment, exam)
    statement = make_statement(enrollment, lesson)
    with django_assert_max_num_queries(20):
        deliver(statement)


def test_a_click_through_earns_nothing_until_the_exam_is_passed(enrollment, person, lesson, exam):
    complete(enrollment, lesson, seconds=20)
    assert hours.balances([person], year=2026)[person.pk] == hours.Tally(counted=0, waiting=45)
    complete(enrollment, exam, at=NOW + timedelta(minutes=5))
    assert hours.balances([person], year=2026)[person.pk] == hours.Tally(counted=60, waiting=0)
    postings = Entry.objects.order_by("seq").values_list("minutes", "reason")
    assert list(postings) == [(0, "too_fast"), (45, "released"), (15, "counted")]


def test_a_pass_in_january_releases_a_lesson_of_december(enrollment, person, lesson, exam):
    december = datetime(2026, 12, 30, 3, 0, tzinfo=UTC)
    complete(enrollment, lesson, at=december, seconds=20)
    complete(enrollment, exam, at=december + timedelta(days=5))
    assert counted(person) == 45
    assert hours.balances([person], year=2027)[person.pk].counted == 15


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_what_was_read_in_january_before_the_pass_counts_in_january_only(
    enrollment, person, lesson, exam, order
):
    december = datetime(2026, 12, 30, 3, 0, tzinfo=UTC)
    acts = [
        make_statement(enrollment, lesson, at=december, seconds=20),
        make_statement(enrollment, lesson, at=december + timedelta(days=4)),
        make_statement(enrollment, exam, at=december + timedelta(days=5)),
    ]
    for place in order:
        deliver(acts[place])
    assert counted(person) == 0
    assert hours.balances([person], year=2027)[person.pk].counted == 60


def test_reading_again_in_january_takes_nothing_from_what_december_released(
    enrollment, person, lesson, exam
):
    december = datetime(2026, 12, 29, 3, 0, tzinfo=UTC)
    complete(enrollment, lesson, at=december, seconds=20)
    complete(enrollment, exam, at=december + timedelta(days=1))
    complete(enrollment, lesson, at=december + timedelta(days=5))
    assert counted(person) == 60


def test_a_late_arrival_moves_the_cap_by_counter_entries(rules):
    steps = [make_step(minutes=100) for _ in range(2)]
    enrollment = make_enrollment(make_person(), make_version(*steps))
    complete(enrollment, steps[0], at=NOW)
    complete(enrollment, steps[1], at=NOW - timedelta(hours=2))
    postings = Entry.objects.order_by("seq").values_list("minutes", "reason")
    assert list(postings) == [(100, "counted"), (100, "counted"), (-65, "over_day")]
    assert counted(enrollment.person) == 135


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Jakarta", 31), ("Asia/Makassar", 1), ("Asia/Jayapura", 1)]
)
def test_the_day_is_the_one_where_the_agency_is(rules, zone, day):
    step = make_step()
    person = make_person(make_agency(zone=zone))
    line = complete(
        make_enrollment(person, make_version(step)),
        step,
        at=datetime(2026, 12, 31, 16, 30, tzinfo=UTC),
    )
    assert line.local_day.day == day
    assert line.year == (2026 if day == 31 else 2027)


def test_the_day_stays_after_a_move_to_another_zone(enrollment, person, lesson):
    statement = make_statement(enrollment, lesson, at=datetime(2026, 6, 1, 16, 30, tzinfo=UTC))
    person.agency = make_agency(zone="Asia/Jayapura")
    person.save()
    deliver(statement)
    assert Line.objects.get().local_day.day == 1


def test_the_same_activity_counts_again_in_another_year_only(enrollment, person, lesson):
    complete(enrollment, lesson)
    again = make_enrollment(person, enrollment.version)
    complete(again, lesson, at=NOW + timedelta(days=3))
    assert counted(person) == 45
    complete(make_enrollment(person, enrollment.version), lesson, at=NOW.replace(year=2027))
    assert hours.balances([person], year=2027)[person.pk].counted == 45


def test_another_version_of_the_activity_is_the_same_activity(enrollment, person, lesson):
    complete(enrollment, lesson)
    renewed = make_step("pelajaran", minutes=60)
    version = make_version(renewed, course=enrollment.course)
    complete(make_enrollment(person, version), renewed, at=NOW + timedelta(days=3))
    assert counted(person) == 60


ACTS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 60), st.sampled_from([20, 600])),
    min_size=1,
    max_size=8,
)


def outcome_of(deliveries):
    """Deliver in an order, some more than once; what every line came to."""
    for statement in deliveries:
        deliver(statement, now=NOW + timedelta(days=9))
    balance = Balance.objects.get()
    sums: dict[object, int] = {}
    for uuid, minutes in Entry.objects.values_list("line__statement", "minutes"):
        sums[uuid] = sums.get(uuid, 0) + minutes
    assert sum(sums.values()) == balance.minutes
    assert Entry.objects.count() == balance.entries
    assert hours.check(now=NOW) == []
    return sums, balance.minutes, balance.waiting


@settings(max_examples=25)
@given(ACTS, st.randoms(use_true_random=False))
def test_any_order_and_any_doubling_of_deliveries_ends_the_same(acts, chance):
    with rolled_back():
        reference_data.load()
        exam = make_exam()
        steps = [make_step(minutes=50, released_by=exam.uuid) for _ in range(5)] + [exam]
        person, version = make_person(), make_version(*steps)
        statements = [
            make_statement(
                make_enrollment(person, version),
                steps[number],
                at=NOW + timedelta(hours=hour),
                seconds=seconds,
            )
            for number, hour, seconds in acts
        ]
        with rolled_back():
            straight = outcome_of(statements)
        assert outcome_of(shuffled(statements, chance)) == straight


def shuffled(statements, chance: random.Random):
    deliveries = [*statements, *chance.choices(statements, k=len(statements))]
    chance.shuffle(deliveries)
    return deliveries


def test_an_unknown_enrollment_is_not_passed_over(enrollment, lesson):
    statement = make_statement(enrollment, lesson)
    statement.body = statement.body.replace(str(enrollment.uuid), str(uuid4()))
    with pytest.raises(type(enrollment).DoesNotExist):
        deliver(statement)

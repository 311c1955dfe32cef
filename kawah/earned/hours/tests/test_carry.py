"""Two records become one: nothing is rewritten, nothing counts twice, nothing is lost."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.earned.hours import api as hours
from kawah.earned.hours import reference_data
from kawah.earned.hours.models import Entry, Line
from kawah.earned.hours.settlement import settle
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
from kawah.earned.hours.tests.test_settle import RULES, claim
from kawah.earned.hours.words import Reason
from kawah.people.doubles.tests.mergers import merged
from kawah.records import api as records
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
YEAR = NOW.year
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def twin(person):
    """The same human once more."""
    return make_person(person.agency)


def counted(*people):
    return [hours.balances([person], year=YEAR)[person.pk].counted for person in people]


def test_hours_go_over_and_what_was_posted_stays_beside_what_takes_it_back(
    enrollment, lesson, person, twin
):
    complete(enrollment, lesson)
    posted = list(Entry.objects.values_list("hash", flat=True))
    merged(person, twin)
    assert counted(person, twin) == [0, 45]
    assert [entry.minutes for entry in Entry.objects.filter(person=person)] == [45, -45]
    assert list(Entry.objects.order_by("pk").values_list("hash", flat=True))[:1] == posted
    assert hours.check(now=LATER) == []
    told = hours.lines_of(person, year=YEAR)
    assert [line.reason for line in told] == [Reason.MERGED] and "digabung" in told[0].because


def test_the_same_course_completed_twice_counts_once(rules):
    lesson = make_step(minutes=45)
    version = make_version(lesson)
    first, second = make_person(), make_person()
    for days, person in enumerate((first, second)):
        complete(make_enrollment(person, version), lesson, at=NOW - timedelta(days=9 - days))
    assert hours.together([first, second], year=YEAR) == 45
    merged(first, second)
    assert counted(first, second) == [0, 45] and hours.check(now=LATER) == []
    whole = [line for line in hours.lines_of(second, year=YEAR) if line.counted]
    assert [line.day for line in whole] == [(NOW - timedelta(days=9)).date()]


def test_the_cap_of_a_day_is_one_persons(rules):
    lessons = [make_step(minutes=90), make_step(minutes=90)]
    first, second = make_person(), make_person()
    for person, lesson in zip((first, second), lessons, strict=True):
        complete(make_enrollment(person, make_version(lesson)), lesson)
    assert counted(first, second) == [90, 90]
    merged(first, second)
    assert counted(first, second) == [0, 135]  # three JP a day


def test_passing_under_one_record_vouches_for_what_was_read_under_the_other(
    enrollment, lesson, exam, person, twin
):
    complete(enrollment, lesson, seconds=5)
    complete(make_enrollment(twin, enrollment.version), exam)
    assert counted(person, twin) == [0, 15]
    merged(person, twin)
    assert counted(person, twin) == [0, 60] and hours.check(now=LATER) == []


@pytest.mark.usefixtures("commits_at_once")
def test_a_statement_that_was_still_on_its_way_goes_over_when_it_is_read(
    enrollment, lesson, person, twin, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr("kawah.records.queue.drain_quietly", lambda *_args, **_named: 0)
        make_statement(enrollment, lesson)
    merged(person, twin)
    assert counted(person, twin) == [0, 0]
    records.drain_waiting(now=LATER)
    records.drain_waiting(now=LATER)
    assert counted(person, twin) == [0, 45] and hours.check(now=LATER) == []


def test_three_records_become_one_in_any_order(rules):
    people = [make_person() for _ in range(3)]
    for person in people:
        lesson = make_step(minutes=30)
        complete(make_enrollment(person, make_version(lesson)), lesson)
    first, second, third = people
    merged(first, second)
    merged(second, third)
    assert counted(*people) == [0, 0, 90] and hours.check(now=LATER) == []
    assert Line.objects.filter(person=third).count() == 3


def test_reading_a_carried_statement_again_changes_nothing(enrollment, lesson, person, twin):
    complete(enrollment, lesson)
    merged(person, twin)
    for statement in records.Statement.objects.filter(kind="carried"):
        deliver(statement)
    assert counted(person, twin) == [0, 45] and Line.objects.filter(person=twin).count() == 1


ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),  # whose record
        st.integers(0, 3),  # which activity, the last being the exam
        st.integers(0, 50),  # hours ago
        st.sampled_from([5, 600]),  # seconds spent
    ),
    max_size=8,
)


@given(acts=ACTS, late=st.integers(0, 2))
@settings(max_examples=20)
def test_whatever_was_learned_the_ledger_is_whole_and_no_hour_counts_twice(acts, late):
    with rolled_back():
        reference_data.load()
        exam = make_exam()
        steps = [make_step(minutes=60, released_by=exam.uuid) for _ in range(3)] + [exam]
        version, people = make_version(*steps), [make_person(), make_person()]
        waiting = []
        for who, step, back, seconds in acts:
            enrollment = make_enrollment(people[who], version)
            at = NOW - timedelta(hours=back)
            waiting.append(make_statement(enrollment, steps[step], at=at, seconds=seconds, now=NOW))
        for statement in waiting[late:]:
            deliver(statement, now=NOW)
        most = sum(tally.counted + tally.waiting for tally in _tallies(people))
        foretold = hours.together(people, year=YEAR)
        merged(*people)
        assert counted(*people) == [0, foretold]
        if not any(seconds == 5 for *_act, seconds in acts):
            assert foretold <= most
        for statement in waiting[:late]:
            deliver(statement, now=NOW)
        for statement in records.Statement.objects.filter(kind="carried"):
            deliver(statement, now=NOW)
        assert hours.check(now=LATER) == []
        taken: Counter[str] = Counter()
        for line in hours.lines_of(people[1], year=YEAR):
            taken[line.activity_title] += line.counted
        assert all(minutes <= 60 for minutes in taken.values())


def _tallies(people):
    return hours.balances(people, year=YEAR).values()


FORMS = dict(zip("abcdef", ["KL03", "KL06", "KL06", "NKL03", "NKL03", "NKL07"], strict=True))
CLAIMS = st.lists(
    st.builds(
        lambda hours, minutes, source: claim(
            hours, minutes=minutes, source=source, form=FORMS[source]
        ),
        st.integers(0, 400),
        st.integers(1, 300),
        st.sampled_from("abcdef"),
    ),
    max_size=12,
)


@given(first=CLAIMS, second=CLAIMS)
def test_together_never_counts_more_than_apart(first, second):
    def total(claims):
        found = settle(claims, passed=set(), rules=RULES)
        return sum(verdict.minutes for verdict in found.values())

    assert total(first + second) <= total(first) + total(second)

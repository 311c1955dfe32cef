"""Taking a course, and leaving it."""

from datetime import date

import pytest

from kawah.learning.curriculum.api import outline_of, retire
from kawah.learning.enrollment.api import (
    Batch,
    BatchFull,
    CourseNotOpen,
    Enrollment,
    PrerequisiteMissing,
    Terms,
    Via,
    Withdrawal,
    complete,
    enroll,
    enroll_all,
    enroll_batch,
    withdraw,
)
from kawah.people.directory.api import Reach, Scope
from kawah.records.api import Statement
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person


@pytest.fixture
def batch(version):
    return Batch.objects.create(
        agency=version.course.agency,
        version=version,
        name="Angkatan I",
        starts_on=TODAY,
        ends_on=date(2026, 12, 1),
        seats=2,
    )


def kinds(person):
    rows = Statement.objects.filter(person=person.uuid).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_enrolling_begins_the_published_version(person, version):
    row = enroll(person, version.course, now=NOW, due_on=date(2026, 11, 1))
    assert (row.version, row.required, row.done, row.percent) == (version, 3, 0, 0)
    assert (row.via, row.enrolled_at, row.due_on) == ("self", NOW, date(2026, 11, 1))
    assert kinds(person) == ["enrolled"]


def test_enrolling_twice_is_enrolling_once(person, course, enrollment):
    assert enroll(person, course, now=NOW) == enrollment
    assert kinds(person) == ["enrolled"]


def test_many_are_enrolled_in_as_many_queries_as_few(
    version, person, enrollment, django_assert_max_num_queries
):
    people = [make_person(version.course.agency) for _ in range(20)]
    with django_assert_max_num_queries(10):
        rows = enroll_all([*people, person], version, Terms(Via.FILE), now=NOW)
    assert enrollment in rows and {row.person for row in rows} == {person, *people}
    assert all(kinds(one) == ["enrolled"] for one in [*people, person])
    assert Enrollment.objects.filter(via=Via.FILE, pk__in=[row.pk for row in rows]).count() == 20


def test_a_course_that_is_not_offered_cannot_be_taken(course):
    with pytest.raises(CourseNotOpen):
        enroll(make_person(make_agency()), course, now=NOW)


def test_a_draft_and_a_retired_course_cannot_be_taken(person, course):
    draft = courses.draft(
        course.agency, course=courses.COURSE_TOML.replace('key = "antrean"', 'key = "lain"', 1)
    )
    course.retired_at = NOW
    course.save()
    for each in (draft.course, course):
        with pytest.raises(CourseNotOpen):
            enroll(person, each, now=NOW)


@pytest.fixture
def advanced(course):
    toml = courses.COURSE_TOML.replace(
        'key = "antrean"', 'key = "lanjutan"\nprerequisites = ["antrean"]', 1
    )
    return courses.published(course.agency, course=toml).course


def test_a_missing_prerequisite_is_named(person, course, advanced):
    with pytest.raises(PrerequisiteMissing) as refusal:
        enroll(person, advanced, now=NOW)
    assert refusal.value.title == course.title


def test_a_prerequisite_that_nobody_can_begin_any_more_is_not_asked(person, course, advanced):
    retire(course, by=None, now=NOW)
    assert enroll(person, advanced, now=NOW).is_open


def test_being_on_the_way_is_not_having_completed(person, enrollment, advanced):
    with pytest.raises(PrerequisiteMissing):
        enroll(person, advanced, now=NOW)


def test_who_completed_the_prerequisite_may_go_on(person, enrollment, steps, advanced):
    for step in steps.values():
        complete(enrollment, step, why="read", happened_at=NOW, now=NOW)
    assert enroll(person, advanced, now=NOW).course == advanced


def completed(person, version):
    row = enroll(person, version.course, now=NOW)
    for step in outline_of(row.version_id).steps:
        complete(row, step, why="read", happened_at=NOW, now=NOW)
    return row


def test_a_completed_version_is_not_taken_twice(person, version):
    assert enroll(person, version.course, now=NOW) == completed(person, version)


def test_a_newer_version_can_be_learned_after_the_completed_one(person, version):
    old = completed(person, version)
    newer = courses.published(version.course.agency, lesson=courses.LESSON + "\nBaru.\n")
    row = enroll(person, version.course, now=NOW)
    assert (row.version, row.done, row.completed_at) == (newer, 0, None)
    old.refresh_from_db()
    assert old.is_open and old.completed_at == NOW
    assert enroll(person, version.course, now=NOW) == row


def test_who_is_on_the_way_keeps_the_version_begun(person, version, enrollment):
    courses.published(version.course.agency, lesson=courses.LESSON + "\nBaru.\n")
    assert enroll(person, version.course, now=NOW) == enrollment


def test_a_batch_takes_people_in_until_its_end(batch):
    rows = enroll_batch(batch, [make_person(), make_person()], now=NOW)
    assert {(row.via, row.batch, row.due_on) for row in rows} == {("batch", batch, batch.ends_on)}


def test_a_full_batch_takes_nobody_of_the_list(batch):
    with pytest.raises(BatchFull):
        enroll_batch(batch, [make_person() for _ in range(3)], now=NOW)
    assert not Enrollment.objects.exists()


def test_a_seat_freed_by_withdrawal_is_free(batch):
    first, *_others = enroll_batch(batch, [make_person(), make_person()], now=NOW)
    withdraw(first, by=first.person, reason="mutasi", now=NOW)
    assert enroll_batch(batch, [make_person()], now=NOW)


def test_who_is_enrolled_already_stays_as_they_are(batch, person, enrollment):
    assert enroll_batch(batch, [person], now=NOW) == [enrollment]
    enrollment.refresh_from_db()
    assert enrollment.batch is None


def test_withdrawing_keeps_the_reason_and_is_recorded_once(person, enrollment):
    boss = make_person()
    for _ in range(2):
        withdraw(enrollment, by=boss, reason="cuti", now=NOW)
    enrollment.refresh_from_db()
    assert not enrollment.is_open
    assert (Withdrawal.objects.get().reason, Withdrawal.objects.get().by) == ("cuti", boss.uuid)
    assert kinds(person) == ["enrolled", "withdrew"]
    assert Statement.objects.get(kind="withdrew").by == boss.uuid


def test_coming_back_after_withdrawal_begins_anew(person, course, enrollment, steps):
    complete(enrollment, steps["membaca"], why="read", happened_at=NOW, now=NOW)
    withdraw(enrollment, by=person, reason="", now=NOW)
    again = enroll(person, course, now=NOW)
    assert again != enrollment
    assert (again.done, again.is_open) == (0, True)


def test_a_completed_course_cannot_be_left(person, enrollment, steps):
    for step in steps.values():
        complete(enrollment, step, why="read", happened_at=NOW, now=NOW)
    withdraw(enrollment, by=person, reason="", now=NOW)
    enrollment.refresh_from_db()
    assert enrollment.is_open


def test_enrollments_are_seen_by_their_people_and_those_above(person, enrollment):
    def seen(reach, path="", who=person):
        scope = Scope(person=who.pk, reach=reach, agency_path=path)
        return list(Enrollment.objects.visible_to(scope, on=TODAY))

    path = person.agency.path
    assert seen(Reach.OWN) == seen(Reach.AGENCY, path) == seen(Reach.NATIONAL) == [enrollment]
    assert seen(Reach.OWN, who=make_person()) == seen(Reach.AGENCY, "/lain/") == []


def test_a_teacher_sees_who_takes_the_course(course, enrollment, version):
    teacher = make_person()
    assert not Enrollment.objects.taught_by(teacher)
    version.teachers.filter(role="widyaiswara").update(person=teacher)
    assert list(Enrollment.objects.taught_by(teacher)) == [enrollment]

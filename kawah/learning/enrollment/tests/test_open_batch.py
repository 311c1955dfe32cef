"""Opening a batch with its people, and taking in more."""

from datetime import timedelta

import pytest

from kawah.learning.enrollment.api import (
    Batch,
    BatchFull,
    Enrollment,
    Lacking,
    Taken,
    enroll,
    join_batch,
    open_batch,
)
from kawah.people.notices.api import Notice, sentence
from kawah.records.api import Change
from tests import courses
from tests.factories import NOW, TODAY, make_person


@pytest.fixture
def new(version):
    def make(**changed):
        ends = TODAY + timedelta(days=30)
        held = {"name": "Angkatan I", "starts_on": TODAY, "ends_on": ends, "version": version}
        return Batch(agency=version.course.agency, **{**held, **changed})

    return make


def test_a_batch_and_its_people_come_together(new, course):
    people, admin = [make_person(course.agency) for _ in range(2)], make_person()
    batch = new()
    taken = open_batch(batch, people, by=admin.uuid, now=NOW)
    assert taken == Taken(2, ())
    assert set(Enrollment.objects.values_list("batch", "due_on")) == {(batch.pk, batch.ends_on)}
    noted = Change.objects.get(verb="batch.opened")
    assert (noted.by, noted.subject) == (admin.uuid, f"batch/{batch.uuid}")
    assert noted.after == {"batch": "Angkatan I", "joined": 2}


def test_whoever_is_taken_in_is_told_once(new, version, course, person, enrollment):
    batch, comer = new(), make_person(course.agency)
    open_batch(batch, [person, comer], by=None, now=NOW)
    join_batch(batch, [comer], by=None, now=NOW)
    told = Notice.objects.get(kind="batch_joined")
    assert (told.person, told.path) == (comer, f"/kursus/{course.uuid}/")
    words = sentence(told.kind, told.values, language="id")
    assert version.title in words and "Angkatan I, mulai 5 Oktober 2026" in words


def test_a_batch_is_opened_once(new, course):
    batch, people = new(), [make_person(course.agency)]
    open_batch(batch, people, by=None, now=NOW)
    again = new(uuid=batch.uuid, name="Nama lain")
    assert open_batch(again, [make_person(course.agency)], by=None, now=NOW) is None
    assert (Batch.objects.get().name, Enrollment.objects.count()) == ("Angkatan I", 1)


def test_too_few_seats_leave_nothing_behind(new, course):
    with pytest.raises(BatchFull):
        open_batch(new(seats=1), [make_person(), make_person()], by=None, now=NOW)
    assert not Batch.objects.exists()
    assert not Change.objects.filter(verb="batch.opened").exists()


def test_who_takes_the_course_already_stays(new, person, enrollment):
    taken = open_batch(new(), [person, make_person()], by=None, now=NOW)
    assert taken == Taken(1, (person,))
    enrollment.refresh_from_db()
    assert enrollment.batch is None


def test_who_lacks_a_prerequisite_is_told_and_not_taken_in(new, course):
    toml = courses.COURSE_TOML.replace(
        'key = "antrean"', 'key = "lanjutan"\nprerequisites = ["antrean"]', 1
    )
    advanced = courses.published(course.agency, course=toml)
    ready, late = [make_person(course.agency) for _ in range(2)]
    row = enroll(ready, course, now=NOW)
    Enrollment.objects.filter(pk=row.pk).update(completed_at=NOW)
    taken = open_batch(new(version=advanced), [ready, late], by=None, now=NOW)
    assert taken == Taken(1, (), (Lacking(late, (course.title,)),))
    assert not Enrollment.objects.filter(person=late).exists()


def test_who_completed_an_older_version_may_join_a_batch_of_the_newer(new, person, enrollment):
    Enrollment.objects.filter(pk=enrollment.pk).update(completed_at=NOW)
    newer = courses.published(person.agency, lesson=courses.LESSON + "\nBaru.\n")
    assert open_batch(new(version=newer), [person], by=None, now=NOW) == Taken(1, ())
    assert open_batch(new(), [person], by=None, now=NOW) == Taken(0, (person,))


def test_joining_again_adds_and_notes_nothing(new, course):
    batch, person = new(seats=1), make_person(course.agency)
    open_batch(batch, [], by=None, now=NOW)
    for joined in (1, 0):
        assert join_batch(batch, [person], by=None, now=NOW).joined == joined
    assert Change.objects.filter(verb="batch.joined").count() == 1
    with pytest.raises(BatchFull):
        join_batch(batch, [make_person()], by=None, now=NOW)

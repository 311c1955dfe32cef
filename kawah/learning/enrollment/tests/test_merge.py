import pytest

from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Batch, Enrollment, Waiting, Withdrawal
from kawah.people.access.api import Role
from kawah.people.doubles.tests.mergers import merged
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(side):
    return make_person(side.agency)


@pytest.fixture
def course(side):
    return side.things.course


def enroll(person, course):
    return enrollments.enroll(person, course, now=NOW)


def open_still(person):
    return list(Enrollment.objects.filter(person=person, is_open=True))


def test_of_a_course_begun_twice_the_one_further_on_goes_on(side, twin, course):
    ahead, behind = side.things.enrollment, enroll(twin, course)
    assert ahead.is_begun or ahead.marks.exists()
    merged(side.people[Role.LEARNER], twin)
    assert open_still(twin) == [ahead]
    assert Withdrawal.objects.get(enrollment=behind).reason == "NIP baru."


def test_what_is_under_way_beside_the_same_completed_is_closed(side, twin, course):
    row = enroll(twin, course)
    done = Enrollment.objects.filter(pk=side.things.enrollment.pk)
    done.update(completed_at=NOW)
    merged(side.people[Role.LEARNER], twin)
    assert open_still(twin) == [done.get()]
    assert not Enrollment.objects.get(pk=row.pk).is_open


def test_a_course_completed_under_both_stays_twice(side, twin, course):
    enroll(twin, course)
    Enrollment.objects.update(completed_at=NOW)
    merged(side.people[Role.LEARNER], twin)
    assert len(open_still(twin)) == 2


def test_nobody_waits_twice_for_a_batch(side, twin):
    learner, batch = side.people[Role.LEARNER], side.things.batch
    other = Batch.objects.create(
        agency=side.agency, version=batch.version, name="II", starts_on=TODAY, ends_on=TODAY
    )
    for person in (learner, twin):
        Waiting.objects.create(batch=batch, person=person, at=NOW)
    Waiting.objects.create(batch=other, person=learner, at=NOW)
    Enrollment.objects.filter(person=learner).update(batch=other)
    merged(learner, twin)
    assert [row.batch for row in Waiting.objects.open()] == [batch]
    assert not Waiting.objects.filter(person=learner).exists()

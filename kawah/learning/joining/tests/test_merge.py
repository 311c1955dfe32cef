import pytest

from kawah.learning.enrollment import api as enrollments
from kawah.learning.joining import api as joining
from kawah.learning.joining.api import Bound, Duty
from kawah.people.access.api import Role
from kawah.people.doubles.tests.mergers import merged
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty(side):
    made = Duty(
        agency=side.agency,
        course=side.things.course,
        position_kind="PELAKSANA",
        by=side.people[Role.ORGANIZER],
    )
    joining.oblige(made, now=NOW)
    return made


def test_a_rule_binds_the_person_once_by_the_course_that_goes_on(side, duty):
    learner, twin = side.people[Role.LEARNER], make_person(side.agency)
    begun = enrollments.enroll(twin, side.things.course, now=NOW)
    for person, row in ((learner, side.things.enrollment), (twin, begun)):
        Bound.objects.create(duty=duty, person=person, since=TODAY, enrollment=row)
    merged(learner, twin)
    held = Bound.objects.in_force().get()
    assert (held.person, held.enrollment) == (twin, side.things.enrollment)
    assert Bound.objects.exclude(released_on=None).get().person == twin


def test_whom_it_bound_alone_it_binds_still_with_the_exemption(side, duty):
    learner, twin = side.people[Role.LEARNER], make_person(side.agency)
    Bound.objects.create(duty=duty, person=learner, since=TODAY, exempt_until=TODAY)
    merged(learner, twin)
    held = Bound.objects.in_force().get()
    assert (held.person, held.exempt_until) == (twin, TODAY)

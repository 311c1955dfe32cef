"""A published course, somebody who organizes, and somebody to be enrolled."""

import pytest

from kawah.learning.enrollment.api import Batch
from kawah.learning.joining.naming import Target
from tests import courses
from tests.factories import TODAY, make_agency, make_person
from tests.once import once


@once
def version():
    return courses.published(make_agency("nusacandra"))


@once
def course(version):
    return version.course


@once
def organizer(course):
    return make_person(course.agency)


@pytest.fixture
def agency(course):
    return course.agency


@pytest.fixture
def target(course):
    return Target(course.agency, course)


@pytest.fixture
def batch(version):
    days = {"starts_on": TODAY, "ends_on": TODAY}
    agency = version.course.agency
    return Batch.objects.create(agency=agency, version=version, name="I", seats=2, **days)


@pytest.fixture
def advanced(course):
    """A course that asks for the other one first."""
    toml = courses.COURSE_TOML.replace(
        'key = "antrean"', 'key = "lanjutan"\nprerequisites = ["antrean"]', 1
    )
    return courses.published(course.agency, course=toml).course

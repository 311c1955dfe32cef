"""The small course, published, and someone who takes it."""

import pytest

from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import enroll
from tests import courses
from tests.factories import NOW, make_agency, make_person
from tests.once import once


@once
def version():
    return courses.published(make_agency("nusacandra"))


@once
def course(version):
    return version.course


@pytest.fixture
def steps(version):
    return {step.key: step for step in outline_of(version.pk).steps}


@once
def person(course):
    return make_person(course.agency)


@once
def enrollment(person, course):
    return enroll(person, course, now=NOW)

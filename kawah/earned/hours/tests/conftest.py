import pytest

from kawah.earned.hours import reference_data
from kawah.earned.hours.tests.factories import make_enrollment, make_exam, make_step, make_version
from tests.factories import make_person
from tests.once import once


@once
def rules():
    """The rules and targets as they are shipped."""
    reference_data.load()


@pytest.fixture
def exam():
    return make_exam(minutes=15)


@pytest.fixture
def lesson(exam):
    return make_step("pelajaran", minutes=45, reading_seconds=300, released_by=exam.uuid)


@pytest.fixture
def enrollment(rules, lesson, exam):
    """Someone in a course of one lesson (1 JP) and its exam."""
    return make_enrollment(make_person(), make_version(lesson, exam))


@pytest.fixture
def person(enrollment):
    return enrollment.person

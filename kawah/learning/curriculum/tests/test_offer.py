"""Who is offered a course, and who may work on it."""

import pytest

from kawah.learning.curriculum.api import Course, CourseUnknown, course_named, newest
from tests import courses
from tests.factories import NOW, make_agency


@pytest.fixture
def tree(db):
    province = make_agency("provinsi")
    regency = make_agency("kabupaten", parent=province)
    return province, regency, make_agency("provinsi-lain")


def offered(agency):
    return list(Course.objects.open_to(agency))


def test_a_course_is_offered_in_its_agency_and_below(tree):
    province, regency, other = tree
    course = courses.published(province).course
    assert offered(province) == offered(regency) == [course]
    assert offered(other) == []


def test_a_course_is_not_offered_above_its_agency(tree):
    province, regency, _other = tree
    courses.published(regency)
    assert offered(province) == []


def test_a_shared_course_is_offered_to_everyone(tree):
    province, regency, other = tree
    toml = courses.COURSE_TOML.replace('form = "NKL03"', 'form = "NKL03"\nshared = true')
    course = courses.published(regency, course=toml).course
    assert [offered(agency) for agency in (province, regency, other)] == [[course]] * 3


def test_an_agency_whose_code_begins_alike_is_another(tree):
    courses.published(tree[0])
    assert offered(make_agency("provinsi2")) == []


def test_drafts_and_retired_courses_are_not_offered(tree):
    province, regency, _other = tree
    courses.draft(regency)
    course = courses.published(province).course
    course.retired_at = NOW
    course.save()
    assert offered(regency) == []


def test_a_course_is_found_by_its_key_alone_while_there_is_one(tree):
    course = courses.published(tree[0]).course
    assert course_named("antrean") == course_named("provinsi/antrean") == course
    courses.draft(tree[1])
    with pytest.raises(CourseUnknown):
        course_named("antrean")
    assert course_named("provinsi/antrean") == course


def test_the_newest_version_is_the_draft_when_there_is_one(tree):
    published = courses.published(tree[0])
    assert newest(published.course) == published
    draft = courses.draft(tree[0], lesson=courses.LESSON + "\nTambahan.\n")
    assert newest(published.course) == draft

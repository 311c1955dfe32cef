"""Suggestions: a few courses with their reasons, kept for a day or until something changes."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.earned.hours.api import load_reference
from kawah.guidance.planning.api import forget, suggestions
from kawah.guidance.planning.models import Advice
from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import enroll, withdraw
from kawah.people.competencies.api import Competency, Held, Source, Standard, Status, attest
from kawah.people.competencies.api import withdraw as withdraw_levels
from kawah.people.directory.api import appoint
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, make_unit, place
from tests.once import once

SOON = NOW + timedelta(minutes=1)


@once
def course():
    load_reference()
    return courses.published(make_agency()).course


@pytest.fixture
def more(course):
    """Further courses of the agency, told apart by their keys."""

    def more(count):
        for number in range(count):
            toml = courses.COURSE_TOML.replace('key = "antrean"', f'key = "lain-{number}"', 1)
            courses.published(course.agency, course=toml)

    return more


@pytest.fixture
def position(course):
    """A post that asks for level 3 of what the course teaches to level 2."""
    position = make_position()
    Standard.objects.filter(kind=position.kind).delete()
    Standard.objects.create(
        position=position,
        competency=Competency.objects.get(code="public_service"),
        level=3,
        status=Status.UNVERIFIED,
    )
    return position


@pytest.fixture
def person(course, position):
    person = make_person(course.agency)
    place(person, position=position)
    return person


def hold(person, level):
    attest(
        person,
        Competency.objects.get(code="public_service"),
        level=level,
        source=Source.SUPERVISOR,
        confidence=0.8,
        held_on=TODAY,
        evidence="dialog kinerja",
        uuid=uuid4(),
    )


def test_a_course_is_suggested_with_the_gap_it_closes(person, course):
    first = suggestions(person, now=NOW)[0]
    assert (first.course, first.title, first.minutes) == (str(course.uuid), course.title, 45)
    assert (first.asked, first.held) == (3, None)
    assert first.reason.endswith("tingkat 3; belum ada catatan Anda.")


def test_the_reason_names_the_level_held(person):
    hold(person, 1)
    assert suggestions(person, now=NOW)[0].reason.endswith("tingkat 3; Anda di tingkat 1.")


def test_the_reason_names_the_post_aimed_at(course, position):
    person = make_person(course.agency)
    person.target_position = position
    person.save()
    told = suggestions(person, now=NOW)[0]
    assert told.is_for_target
    assert told.reason.startswith("Jabatan yang Anda tuju meminta")


def test_a_course_that_raises_nothing_more_is_suggested_for_the_hours(person):
    hold(person, 2)
    told = suggestions(person, now=NOW)[0]
    assert (told.competency, told.reason) == (
        "",
        "Menambah JP Anda tahun ini, dapat dikerjakan sendiri.",
    )


def test_what_is_taken_is_never_suggested(person, course):
    enroll(person, course, now=NOW)
    assert suggestions(person, now=NOW) == []


def test_what_was_left_may_be_suggested_again(person, course):
    row = enroll(person, course, now=NOW)
    withdraw(row, by=person, reason="", now=NOW)
    assert [told.course for told in suggestions(person, now=NOW)] == [str(course.uuid)]


def test_what_is_not_offered_to_the_agency_is_never_suggested(course, position):
    stranger = make_person(make_agency())
    place(stranger, position=position)
    assert suggestions(stranger, now=NOW) == []


def test_drafts_and_retired_courses_are_never_suggested(person, course):
    toml = courses.COURSE_TOML.replace('key = "antrean"', 'key = "rancangan"', 1)
    courses.draft(course.agency, course=toml)
    Course.objects.filter(pk=course.pk).update(retired_at=NOW)
    assert suggestions(person, now=NOW) == []


def test_at_most_three_are_suggested(person, more):
    more(4)
    assert len(suggestions(person, now=NOW)) == 3


def test_advice_is_kept_for_a_day(person):
    first = suggestions(person, now=NOW)
    Standard.objects.update(level=2)
    assert suggestions(person, now=NOW + timedelta(hours=23)) == first
    assert suggestions(person, now=NOW + timedelta(hours=25)) != first


def test_advice_can_be_forgotten(person):
    first = suggestions(person, now=NOW)
    Standard.objects.update(level=2)
    forget(person)
    assert suggestions(person, now=SOON) != first


def test_a_course_published_or_retired_changes_advice_at(person, more):
    suggestions(person, now=NOW)
    more(1)
    assert len(suggestions(person, now=SOON)) == 2
    Course.objects.update(retired_at=NOW)
    assert suggestions(person, now=SOON) == []


def test_another_post_changes_advice_at(person):
    first = suggestions(person, now=NOW)
    unit = make_unit(person.agency)
    appoint(person, position=make_position(), unit=unit, effective_from=TODAY, now=NOW)
    assert suggestions(person, now=SOON) != first


def test_a_target_post_that_is_cleared_no_longer_gives_reasons(course, position):
    person = make_person(course.agency)
    person.target_position = position
    person.save()
    assert suggestions(person, now=NOW)[0].is_for_target
    person.target_position = None
    person.save()
    assert not suggestions(person, now=SOON)[0].is_for_target


def test_a_level_found_or_taken_back_changes_advice_at(person):
    first = suggestions(person, now=NOW)
    hold(person, 1)
    assert suggestions(person, now=SOON)[0].held == 1
    withdraw_levels([Held.objects.get().uuid], by=None, reason="keliru", now=NOW)
    assert suggestions(person, now=SOON) == first


def test_advice_falls_when_a_course_is_taken_or_left(person, course, commits_at_once):
    suggestions(person, now=NOW)
    row = enroll(person, course, now=NOW)
    assert not Advice.objects.exists()
    assert suggestions(person, now=SOON) == []
    withdraw(row, by=person, reason="", now=SOON)
    assert not Advice.objects.exists()


def test_the_advice_of_others_stands(person, course, commits_at_once):
    suggestions(person, now=NOW)
    enroll(make_person(course.agency), course, now=NOW)
    assert Advice.objects.get().person == person

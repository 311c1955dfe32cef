"""A learner who may take one published course of the own agency."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kawah.learning.curriculum.api import Step, Version, outline_of
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Person, Reach
from tests import courses
from tests.factories import NOW, TODAY, make_person, place
from tests.once import once


@pytest.fixture(autouse=True)
def standing_clock(clock):
    return clock


def learner(agency: Any = None) -> Person:
    person = make_person(agency)
    grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    place(person)
    return person


@once
def person() -> Person:
    return learner()


@pytest.fixture
def stranger(db: None) -> Client:
    """A learner of another agency."""
    client = Client()
    client.force_login(learner())
    return client


@once
def version(person: Person) -> Version:
    return courses.published(person.agency)


@once
def enrollment(person: Person, version: Version) -> Enrollment:
    return enrollments.enroll(person, version.course, now=NOW)


@pytest.fixture
def steps(version: Version) -> dict[str, Step]:
    return {step.key: step for step in outline_of(version.pk)}


@pytest.fixture
def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def address(enrollment: Enrollment, steps: dict[str, Step]) -> Callable[[str], str]:
    return lambda key: f"/belajar/{enrollment.uuid}/{steps[key].uuid}/"

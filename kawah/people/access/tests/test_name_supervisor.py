from datetime import timedelta

import pytest

from kawah.people.access.api import Grant, Role, end, grants_of, name_supervisor
from kawah.people.directory.api import Supervision, SupervisionCircle
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


def name(person, supervisor, *, on=TODAY):
    name_supervisor(person, supervisor=supervisor, by=make_person(), on=on, now=NOW)


def test_whoever_is_named_may_see_the_team():
    person, boss = make_person(), make_person()
    name(person, boss)
    assert Supervision.objects.get(person=person).supervisor == boss
    assert [row.role for row in grants_of(boss, on=TODAY)] == [Role.SUPERVISOR]


def test_the_role_is_given_once_and_again_after_it_ended():
    boss = make_person()
    for _ in range(2):
        name(make_person(), boss)
    end(Grant.objects.get(person=boss), until=TODAY, now=NOW)
    name(make_person(), boss, on=TODAY + timedelta(days=1))
    assert Grant.objects.filter(person=boss).count() == 2


def test_a_circle_gives_no_role():
    person, boss = make_person(), make_person()
    name(person, boss)
    with pytest.raises(SupervisionCircle):
        name(boss, person)
    assert not Grant.objects.filter(person=person).exists()

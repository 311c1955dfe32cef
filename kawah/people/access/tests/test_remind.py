from datetime import timedelta

import pytest

from config.followers import CHORES
from kawah.people.access import reminding
from kawah.people.access.granting import give_until
from kawah.people.access.roles import Role
from kawah.people.directory.api import Reach
from kawah.people.notices.api import Notice
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


def give(person, until):
    return give_until(
        person,
        Role.TREASURER,
        reach=Reach.OWN,
        agency=None,
        unit=None,
        effective_from=TODAY,
        until=until,
        by=person,
        now=NOW,
    )


def test_thirty_days_before_its_holder_is_told_once():
    person = make_person()
    give(person, TODAY + timedelta(days=31))
    assert reminding.remind(now=NOW) == 0
    later = NOW + timedelta(days=1)
    assert reminding.remind(now=later) == 1 and reminding.remind(now=later) == 0
    notice = Notice.objects.get(person=person)
    assert notice.values == {"role": "Bendahara", "day": "5 November 2026"}


def test_given_again_it_is_told_again_in_its_time():
    person = make_person()
    give(person, TODAY + timedelta(days=20))
    assert reminding.remind(now=NOW) == 1
    give(person, TODAY + timedelta(days=28))
    assert reminding.remind(now=NOW) == 1


def test_what_has_no_end_or_has_ended_is_not_told():
    give(make_person(), TODAY)
    assert reminding.remind(now=NOW) == 0


def test_the_worker_does_it():
    assert "kawah.people.access.reminding.remind" in CHORES

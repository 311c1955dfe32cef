"""Checkers hear that claims wait for them, once a day."""

from datetime import date, timedelta

import pytest

from kawah.earned.claims import api as claims
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.people.notices.api import Notice
from tests.factories import NOW, TODAY, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits_at_once")]


@pytest.fixture
def organizer(organizer):
    given = {"reach": Reach.AGENCY, "agency": organizer.agency}
    grant(organizer, Role.ORGANIZER, **given, effective_from=TODAY, now=NOW)
    return organizer


def called():
    rows = Notice.objects.filter(kind="claims_wait").order_by("pk")
    return [(row.person, row.path) for row in rows]


def test_the_supervisor_hears_of_the_first_claim_of_a_day(send, supervisor, organizer):
    send()
    send(title="Bimtek Lain", first_day=date(2026, 8, 3), last_day=date(2026, 8, 4))
    assert called() == [(supervisor, "/tim/pengajuan/")]


def test_the_organizer_hears_once_it_is_confirmed(send, supervisor, organizer):
    claim = send()
    for _ in range(2):
        claims.confirm(claim, by=supervisor, now=NOW)
    assert called()[1:] == [(organizer, "/penyelenggara/pengajuan/")]


def test_without_a_supervisor_the_organizer_hears_at_once(send, organizer):
    make_person(organizer.agency)
    send()
    assert called() == [(organizer, "/penyelenggara/pengajuan/")]


def test_what_came_back_and_is_sent_again_is_news_of_its_day(send, told, supervisor):
    claim = send()
    claims.send_back(claim, by=supervisor, why="Buram.", path="/", now=NOW)
    claims.send_again(claim, told, on=TODAY, now=NOW + timedelta(days=1))
    assert called() == [(supervisor, "/tim/pengajuan/")] * 2


def test_nobody_is_called_to_an_own_claim(send, organizer):
    send(by=organizer)
    assert called() == []

"""Two records of one person become one: what both have claimed counts once."""

import pytest

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from kawah.earned.hours import api as hours
from kawah.people.access.api import name_supervisor
from kawah.people.doubles.tests.mergers import merged
from kawah.people.notices.api import Notice
from kawah.records import api as records
from tests.factories import NOW, TODAY, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits_at_once")]


@pytest.fixture
def other(person):
    """The same human once more."""
    return make_person(person.agency)


@pytest.fixture
def accept(send, organizer):
    def accept(person, **said):
        claim = send(by=person, **said)
        claims.accept(claim, by=organizer, path="/", now=NOW)
        return claim

    return accept


def counted(person):
    records.drain_waiting(now=NOW)
    return hours.balance(person, year=TODAY.year, on=TODAY).counted


def test_a_training_that_both_records_have_counts_once(accept, person, other):
    gone, stays = accept(person, title="BIMTEK Perizinan"), accept(other)
    assert counted(person) == counted(other) == 540
    row = merged(person, other)
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.state, gone.person, stays.state) == (State.ANNULLED, other, State.ACCEPTED)
    assert (counted(person), counted(other)) == (0, 540) and not hours.check(now=NOW)
    step = gone.steps.get(state=State.ANNULLED)
    assert step.by == row.decided_by and "sudah dihitung" in step.why


def test_what_the_worker_has_not_read_yet_counts_once_too(accept, person, other):
    for one in (person, other):
        accept(one)
    merged(person, other)
    assert (counted(person), counted(other)) == (0, 540) and not hours.check(now=NOW)


def test_a_claim_that_moves_while_it_is_accepted_is_left_for_another_look(send, person, other):
    claim = send()
    merged(person, other)
    with pytest.raises(claims.NotOpen):
        claims.accept(claim, by=make_person(), path="/", now=NOW)


def test_other_trainings_stay_what_they_are(accept, send, person, other):
    accept(person)
    accept(other, title="Bimtek Lain")
    waiting = send(by=other)
    merged(person, other)
    assert counted(other) == 1080
    assert set(Claim.objects.values_list("person", flat=True)) == {other.pk}
    with pytest.raises(claims.AlreadyAccepted):
        claims.accept(waiting, by=make_person(), path="/", now=NOW)


def test_the_supervisor_who_comes_along_hears_what_waits(send, person, other):
    send(by=other)
    Claim.objects.update(state=State.SENT)
    above = make_person(person.agency)
    name_supervisor(person, supervisor=above, by=None, on=TODAY, now=NOW)
    merged(person, other)
    assert Notice.objects.filter(kind="claims_wait", person=above).count() == 1

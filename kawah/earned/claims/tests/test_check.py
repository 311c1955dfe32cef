"""Checking a claim: confirmed, then accepted; what is accepted counts once, by the same rules."""

from datetime import date

import pytest

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from kawah.earned.hours import api as hours
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.people.notices.api import Notice
from kawah.records import api as records
from kawah.records.api import Change, Statement
from tests.factories import NOW, TODAY, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits_at_once")]


def counted(person, year=2026):
    records.drain_waiting(now=NOW)
    return hours.balance(person, year=year, on=TODAY).counted


def accept(claim, by):
    claims.accept(claim, by=by, path="/jp/pengajuan/", now=NOW)


def test_what_two_people_checked_counts(send, person, supervisor, organizer):
    claim = send()
    claims.confirm(claim, by=supervisor, now=NOW)
    assert counted(person) == 0
    accept(claim, organizer)
    assert counted(person) == 540
    line = hours.lines_of(person, year=2026)[0]
    assert (line.course_title, line.activity_title) == ("Bimtek Perizinan", "Dinas Perizinan")
    assert "diakui sebagai Bimbingan teknis" in line.because
    assert not hours.check(now=NOW)


def test_accepting_twice_counts_once(send, person, organizer):
    claim = send()
    accept(claim, organizer)
    accept(claim, make_person(person.agency))
    assert counted(person) == 540 and Statement.objects.filter(kind="trained").count() == 1
    assert Change.objects.filter(verb="claim.accepted").count() == 1
    assert Notice.objects.filter(kind="claim_accepted").count() == 1


def test_the_worker_reads_what_counts_and_not_the_answer(send, organizer):
    claim = send(form="NKL03", minutes=600, first_day=date(2026, 7, 1), last_day=date(2026, 9, 3))
    accept(claim, organizer)
    assert records.Pending.objects.count() == 65
    assert records.drain_waiting(now=NOW) == 65


def test_each_day_is_judged_by_itself(send, person, organizer):
    claim = send(form="NKL03", minutes=600, first_day=date(2026, 9, 1), last_day=date(2026, 9, 3))
    accept(claim, organizer)
    assert counted(person) == 3 * 135  # three JP a day
    reasons = {line.reason for line in hours.lines_of(person, year=2026)}
    assert reasons == {hours.Reason.OVER_DAY}


def test_the_supervisor_is_not_passed_by(send, supervisor, organizer):
    with pytest.raises(claims.NotOpen):
        accept(send(), organizer)


def test_who_confirmed_a_claim_does_not_accept_it(send, supervisor, organizer):
    claim = send()
    claims.confirm(claim, by=supervisor, now=NOW)
    with pytest.raises(claims.ConfirmedYourself):
        accept(claim, supervisor)
    accept(claim, organizer)


def test_whoever_else_may_accept_is_named(send, person, supervisor, organizer):
    for one in (person, supervisor, organizer):
        given = {"reach": Reach.AGENCY, "agency": person.agency}
        grant(one, Role.ORGANIZER, **given, effective_from=TODAY, now=NOW)
    claim = send()
    claims.confirm(claim, by=supervisor, now=NOW)
    assert list(claims.acceptors(claim, on=TODAY)) == [organizer]


def test_a_confirmation_holds_for_what_was_handed_in_then(send, told, supervisor):
    claim = send()
    claims.confirm(claim, by=supervisor, now=NOW)
    claims.send_back(claim, by=supervisor, why="Buram.", path="/", now=NOW)
    claims.send_again(claim, told, on=TODAY, now=NOW)
    assert claims.vouchers([claim]) == {}


def test_the_same_training_is_accepted_once(send, organizer):
    """Two clicks at once, or two records that became one, may have brought it in twice."""
    first, second = send(), send(title="Bimtek Lain")
    Claim.objects.filter(pk=second.pk).update(title="BIMTEK Perizinan")
    accept(first, organizer)
    with pytest.raises(claims.AlreadyAccepted):
        accept(second, organizer)


def test_nobody_checks_an_own_claim(send, person):
    claim = send()
    for act in (claims.confirm, lambda c, **k: claims.accept(c, path="/", **k)):
        with pytest.raises(claims.OwnClaim):
            act(claim, by=person, now=NOW)


@pytest.mark.parametrize(
    ("act", "state"), [(claims.send_back, State.RETURNED), (claims.refuse, State.REFUSED)]
)
def test_turning_down_needs_a_reason_and_is_told(send, person, organizer, act, state):
    claim = send()
    with pytest.raises(claims.ReasonMissing):
        act(claim, by=organizer, why=" ", path="/", now=NOW)
    act(claim, by=organizer, why="Sertifikatnya orang lain.", path="/", now=NOW)
    claim.refresh_from_db()
    told = Notice.objects.get(person=person)
    assert claim.state == state and told.values["reason"] == "Sertifikatnya orang lain."
    assert Change.objects.get(verb=f"claim.{state}").why == "Sertifikatnya orang lain."


def test_the_same_evidence_of_somebody_else_is_seen(send, person):
    claim = send()
    assert not claims.claimed_elsewhere(claim)
    other = send(by=make_person(person.agency))
    assert claims.claimed_elsewhere(claim) and claims.claimed_elsewhere(other)

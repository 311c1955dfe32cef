"""An accepted claim is taken back by two people; the ledger keeps it, and counts it no more."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Annulment, Claim, State
from kawah.earned.hours import api as hours
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.people.notices.api import Notice
from kawah.records.api import Change, Statement, drain_waiting
from tests.factories import NOW, TODAY, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits_at_once")]
WHY = "Sertifikatnya milik orang lain."


def counted(person):
    return hours.balance(person, year=2026, on=TODAY).counted


def accept(claim, by):
    """And let the worker read what counts."""
    claims.accept(claim, by=by, path="/jp/pengajuan/", now=NOW)
    drain_waiting(now=NOW)


@pytest.fixture
def second(person):
    return make_person(person.agency, name="Orang Kedua")


@pytest.fixture
def claim(send, organizer):
    sent = send()
    accept(sent, organizer)
    return Claim.objects.get(pk=sent.pk)


@pytest.fixture
def asked(claim, organizer):
    return claims.ask_to_annul(claim, by=organizer, why=WHY, now=NOW)


def grant_it(asked, by):
    claims.grant_annulment(asked, by=by, path="/jp/pengajuan/", now=NOW)


def refuse_it(asked, by):
    claims.refuse_annulment(asked, by=by, path="/penyelenggara/", now=NOW)


def test_what_two_people_annul_counts_no_more(asked, person, second):
    assert counted(person) == 540
    grant_it(asked, second)
    assert counted(person) == 0 and not hours.check(now=NOW)
    line = hours.lines_of(person, year=2026)[0]
    assert line.reason == hours.Reason.ANNULLED and "sudah dibatalkan" in line.because
    claim = Claim.objects.get()
    assert claim.state == State.ANNULLED
    step = claim.steps.latest("pk")
    assert (step.state, step.by, step.why) == (State.ANNULLED, second, WHY)


def test_the_claimant_is_told_why_and_the_trail_names_both(asked, person, organizer, second):
    grant_it(asked, second)
    told = Notice.objects.get(person=person, kind="claim_annulled")
    assert told.values["reason"] == WHY
    change = Change.objects.get(verb="claim.annulled")
    assert (change.by, change.why) == (second.uuid, WHY)
    assert change.after and change.after["asked_by"] == str(organizer.uuid)


def test_whoever_asks_does_not_decide(asked, person, organizer):
    with pytest.raises(claims.AskedYourself):
        grant_it(asked, organizer)
    assert counted(person) == 540
    with pytest.raises(IntegrityError), transaction.atomic():
        Annulment.objects.update(decided_by=organizer, decided_at=NOW, is_granted=True)


def test_nobody_asks_or_decides_about_an_own_claim(claim, person, organizer):
    with pytest.raises(claims.OwnClaim):
        claims.ask_to_annul(claim, by=person, why=WHY, now=NOW)
    asked = claims.ask_to_annul(claim, by=organizer, why=WHY, now=NOW)
    for act in (grant_it, refuse_it):
        with pytest.raises(claims.OwnClaim):
            act(asked, person)


def test_asking_twice_is_asking_once(asked, claim, second):
    again = claims.ask_to_annul(claim, by=second, why="Lain.", now=NOW)
    assert again == asked and Change.objects.filter(verb="claim.annulment_asked").count() == 1


def test_granting_twice_takes_back_once(asked, second):
    grant_it(asked, second)
    with pytest.raises(claims.NotOpen):
        grant_it(asked, second)
    assert Statement.objects.filter(kind="annulled").count() == 1
    assert Claim.objects.get().steps.filter(state=State.ANNULLED).count() == 1


def test_what_is_left_as_it_is_counts_and_may_be_asked_again(asked, person, organizer, second):
    refuse_it(asked, second)
    assert counted(person) == 540
    assert Notice.objects.filter(person=organizer, kind="annulment_refused").exists()
    again = claims.ask_to_annul(asked.claim, by=organizer, why=WHY, now=NOW)
    assert again != asked


def test_whoever_asked_may_take_the_question_back(asked, organizer):
    refuse_it(asked, organizer)
    assert Change.objects.filter(verb="claim.annulment_withdrawn").exists()
    assert not Notice.objects.filter(kind="annulment_refused").exists()


@pytest.mark.parametrize("why", ["", "  "])
def test_a_reason_is_needed(claim, organizer, why):
    with pytest.raises(claims.ReasonMissing):
        claims.ask_to_annul(claim, by=organizer, why=why, now=NOW)


def test_only_what_was_accepted_is_annulled(send, organizer):
    with pytest.raises(claims.NotOpen):
        claims.ask_to_annul(send(), by=organizer, why=WHY, now=NOW)


def test_those_who_may_decide_are_called(claim, organizer, person):
    for one in (organizer, person, seconds := make_person(person.agency)):
        reach = {"reach": Reach.AGENCY, "agency": person.agency}
        grant(one, Role.ORGANIZER, effective_from=TODAY, now=NOW, **reach)
    claims.ask_to_annul(claim, by=organizer, why=WHY, now=NOW)
    assert [row.person for row in Notice.objects.filter(kind="annulment_waits")] == [seconds]


def test_the_same_may_be_claimed_again(asked, second, send, person):
    grant_it(asked, second)
    accept(send(), second)
    assert counted(person) == 540


def test_a_claim_over_the_new_year_is_taken_back_in_both(send, organizer, second, person):
    days = {"first_day": date(2025, 12, 30), "last_day": date(2026, 1, 2)}
    sent = send(**days)
    accept(sent, organizer)
    assert hours.balance(person, year=2025, on=TODAY).counted > 0
    asked = claims.ask_to_annul(sent, by=organizer, why=WHY, now=NOW)
    grant_it(asked, second)
    years = [hours.balance(person, year=year, on=TODAY).counted for year in (2025, 2026)]
    assert years == [0, 0] and not hours.check(now=NOW)

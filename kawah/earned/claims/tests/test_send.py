"""Handing in a claim: once, for days that were, with what shows it."""

from datetime import date
from uuid import uuid4

import pytest

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim, State
from tests.factories import NOW, TODAY, make_person


def test_the_supervisor_sees_it_first(send, supervisor):
    claim = send()
    assert claim.state == State.SENT and claim.steps.get().state == State.SENT
    assert list(Claim.objects.of_team(supervisor, on=TODAY)) == [claim]
    assert not Claim.objects.of_team(make_person(), on=TODAY).exists()


def test_without_a_supervisor_the_organizer_sees_it_at_once(send):
    assert send().state == State.CONFIRMED


def test_a_second_click_is_the_same_claim(send):
    key = uuid4()
    assert send(uuid=key) == send(uuid=key) and Claim.objects.count() == 1


def test_the_same_training_is_claimed_once(send, person):
    first = send()
    with pytest.raises(claims.AlreadyClaimed) as told:
        send(title="bimtek perizinan")
    assert told.value.claim == first
    claims.withdraw(first, now=NOW)
    assert send().pk != first.pk


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"last_day": date(2026, 8, 1)}, "turned"),
        ({"last_day": date(2026, 12, 1)}, "to_come"),
        ({"first_day": date(2024, 1, 1)}, "too_old"),
        ({"first_day": date(2025, 1, 1), "last_day": date(2026, 3, 1)}, "too_long"),
        ({"form": "KL06", "first_day": date(2026, 6, 1)}, "too_many"),
    ],
)
def test_days_that_cannot_be_are_named(send, changed, fault):
    with pytest.raises(claims.DaysUnusable) as told:
        send(**changed)
    assert told.value.fault == fault


@pytest.mark.parametrize("minutes", [None, 0, -90, 10**6])
def test_the_evidence_has_to_say_how_long_it_took(send, minutes):
    with pytest.raises(claims.MinutesMissing):
        send(minutes=minutes)


def test_a_form_with_a_figure_says_so_itself(send):
    assert send(form="KL06", minutes=None).minutes == 3 * 4 * 45


def test_as_many_days_as_can_be_counted_one_by_one_are_taken(send):
    assert send(form="KL06", first_day=date(2026, 6, 4)).minutes == claims.MOST_DAYS * 4 * 45


def test_an_unknown_form_is_refused(send):
    with pytest.raises(claims.FormUnknown):
        send(form="KL99")


def test_a_claim_that_came_back_is_sent_again(send, told, supervisor):
    claim = send()
    claims.send_back(claim, by=supervisor, why="Tanggalnya lain.", path="/", now=NOW)
    again = claims.send_again(claim, told, on=TODAY, now=NOW)
    assert again.state == State.SENT and again.steps.count() == 3
    with pytest.raises(claims.NotOpen):
        claims.send_again(claim, told, on=TODAY, now=NOW)


def test_what_was_accepted_cannot_be_taken_back(send, organizer):
    claim = send()
    claims.accept(claim, by=organizer, path="/", now=NOW)
    with pytest.raises(claims.NotOpen):
        claims.withdraw(claim, now=NOW)

from datetime import timedelta
from typing import Any

import pyotp
import pytest
from django.core.management import CommandError, call_command

from kawah.people.access.api import Role, grant, grants_of
from kawah.people.accounts import second_factor
from kawah.people.accounts.api import AccountOutOfReach
from kawah.people.accounts.models import RecoveryCode, SecondFactor
from kawah.people.accounts.second_factor import CodeRefused
from kawah.people.directory.api import Reach, Scope
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def set_up(person):
    """The secret of the phone, and the codes for when it is lost."""
    secret = second_factor.begin(person, now=NOW)
    return secret, second_factor.confirm(person, pyotp.TOTP(secret).at(NOW), now=NOW)


def refused(person, code, *, now=NOW):
    with pytest.raises(CodeRefused) as caught:
        second_factor.accept(person, code, now=now)
    return caught.value


def test_it_holds_once_it_was_confirmed():
    person = make_person()
    second_factor.begin(person, now=NOW)
    assert second_factor.factor_of(person) is None
    set_up(person)
    assert second_factor.factor_of(person) is not None


def test_looking_at_the_picture_again_shows_the_same_until_it_is_confirmed():
    person = make_person()
    assert second_factor.begin(person, now=NOW) == second_factor.begin(person, now=NOW)
    set_up(person)
    with pytest.raises(second_factor.FactorHeld):
        second_factor.begin(person, now=NOW)


def test_the_secret_is_not_readable_and_codes_are_kept_as_hashes():
    secret, codes = set_up(make_person())
    assert secret not in SecondFactor.objects.get().secret
    kept = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert len(kept) == 10 and not kept & set(codes)


def test_a_code_lets_in_once():
    person = make_person()
    secret, _codes = set_up(person)
    later = NOW + MINUTE
    code = pyotp.TOTP(secret).at(later)
    second_factor.accept(person, f"{code[:3]} {code[3:]}", now=later)
    assert refused(person, code, now=later).fault == "used"
    assert refused(person, pyotp.TOTP(secret).at(NOW), now=NOW + timedelta(seconds=20)).fault == (
        "used"
    )


@pytest.mark.parametrize("minutes", [-3, 4])
def test_a_wrong_clock_is_told_and_not_accepted(minutes):
    person = make_person()
    secret, _codes = set_up(person)
    drift = timedelta(minutes=minutes)
    later = NOW + timedelta(hours=1)
    error = refused(person, pyotp.TOTP(secret).at(later + drift), now=later)
    assert error.fault == "drift" and error.drift == drift


def test_a_recovery_code_lets_in_once_however_it_is_typed():
    person = make_person()
    _secret, codes = set_up(person)
    second_factor.accept(person, codes[0].lower().replace("-", " "), now=NOW)
    assert refused(person, codes[0]).fault == "used"
    second_factor.accept(person, codes[1], now=NOW)


@pytest.mark.parametrize("typed", ["000000", "2345-6789B", "", "x" * 500])
def test_whatever_else_is_refused(typed):
    person = make_person()
    set_up(person)
    assert refused(person, typed).fault == "unknown"


def test_new_recovery_codes_end_the_old_ones():
    person = make_person()
    _secret, before = set_up(person)
    fresh = second_factor.renew_codes(person, now=NOW)
    assert refused(person, before[0]).fault == "unknown"
    second_factor.accept(person, fresh[0], now=NOW)


def test_a_code_of_somebody_else_is_no_code():
    mine, other = make_person(), make_person()
    set_up(mine)
    _secret, theirs = set_up(other)
    assert refused(mine, theirs[0]).fault == "unknown"


def test_under_another_secret_key_it_is_lost_and_said_so(settings):
    person, starting = make_person(), make_person()
    secret, _codes = set_up(person)
    second_factor.begin(starting, now=NOW)
    settings.SECRET_KEY = "lain" * 20
    assert refused(person, pyotp.TOTP(secret).at(NOW)).fault == "lost"
    assert second_factor.begin(starting, now=NOW) != secret


def scope_of(agency):
    return Scope(0, Reach.AGENCY, agency_path=agency.path)


def test_a_steward_takes_it_off_with_a_reason_and_its_owner_hears_of_it():
    agency = make_agency()
    person, steward = make_person(agency), make_person(agency, name="Admin")
    set_up(person)
    assert second_factor.take_off(
        person, scope=scope_of(agency), by=steward, why="Ponsel hilang.", now=NOW
    )
    assert second_factor.factor_of(person) is None
    assert Change.objects.get(verb="account.factor_taken_off").why == "Ponsel hilang."
    assert Notice.objects.get(person=person).values["by"] == "Admin"


def test_nobody_takes_off_their_own_or_that_of_somebody_stronger():
    agency = make_agency()
    national, steward = make_person(agency), make_person(agency)
    grant(national, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    for person in (national, steward):
        set_up(person)
        with pytest.raises(AccountOutOfReach):
            second_factor.take_off(person, scope=scope_of(agency), by=steward, why="x", now=NOW)
        assert second_factor.factor_of(person) is not None


def test_that_of_an_equal_stays_until_somebody_above_takes_it_off():
    above = make_agency()
    agency = make_agency(parent=above)
    one, other, boss = make_person(agency), make_person(agency), make_person(above)
    for person in (one, other):
        given: Any = {"reach": Reach.AGENCY, "agency": agency, "effective_from": TODAY}
        grant(person, Role.STEWARD, now=NOW, **given)
    set_up(other)
    with pytest.raises(AccountOutOfReach):
        second_factor.take_off(other, scope=scope_of(agency), by=one, why="x", now=NOW)
    assert second_factor.take_off(other, scope=scope_of(above), by=boss, why="Hilang.", now=NOW)


def test_whoever_runs_the_site_takes_it_off_where_nobody_stands_above(capsys):
    person = make_person(email="satu@x.id")
    set_up(person)
    call_command("take_factor_off", "satu@x.id", "--why", "Ponsel hilang.")
    assert second_factor.factor_of(person) is None and "dilepas" in capsys.readouterr().out
    assert Change.objects.get(verb="account.factor_taken_off").by is None
    for name in ("satu@x.id", "dua@x.id"):
        with pytest.raises(CommandError):
            call_command("take_factor_off", name, "--why", "x")


def test_it_is_advised_to_the_powerful_and_demanded_by_policy_only():
    person, learner = make_person(), make_person()
    grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    grant(learner, Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    assert second_factor.is_advised(person, grants=grants_of(person, on=TODAY))
    assert not second_factor.is_advised(learner, grants=grants_of(learner, on=TODAY))
    assert not second_factor.is_due(person, now=NOW)
    for _ in range(2):
        second_factor.demand(Role.NATIONAL, by=person, now=NOW)
    assert second_factor.is_due(person, now=NOW) and not second_factor.is_due(learner, now=NOW)
    assert Change.objects.filter(verb="account.factor_demanded").count() == 1
    set_up(person)
    assert not second_factor.is_due(person, now=NOW)
    with pytest.raises(second_factor.FactorMandatory):
        second_factor.put_away(person, now=NOW)
    second_factor.leave_open(Role.NATIONAL, by=person, now=NOW)
    second_factor.put_away(person, now=NOW)
    assert second_factor.factor_of(person) is None

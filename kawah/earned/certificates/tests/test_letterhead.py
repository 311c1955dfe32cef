"""Crest and signatories: from a day on, frozen into what is issued, never into what was."""

from datetime import timedelta

import pytest

from kawah.earned.certificates import letterhead, revoking
from kawah.earned.certificates.letterhead import Named, OfficialOver, PlaceTaken
from kawah.earned.certificates.models import Certificate, Official
from kawah.earned.certificates.tests.completed import finished, issued
from kawah.earned.certificates.tests.crests import DRAWN, png
from kawah.earned.certificates.wording import PersonalNumberFound, Signatory
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

DAY = timedelta(days=1)
ARIF, SARI = "Drs. Arif, M.Si.", "Dr. Sari"


@pytest.fixture
def agency(version):
    return version.course.agency


@pytest.fixture
def steward(agency):
    return make_person(agency)


@pytest.fixture
def name(agency, steward):
    def name(who, *, place=1, since=TODAY, until=None):
        named = Named(place, who, f"Jabatan {who}", since, until)
        return letterhead.name_official(agency, named, by=steward, now=NOW)

    return name


@pytest.fixture
def end(steward):
    return lambda one, until: letterhead.end_official(one, until=until, by=steward, now=NOW)


def days_of(agency):
    rows = letterhead.officials_of(agency)
    return [(one.place, one.name, one.effective_from, one.until) for one in rows]


def test_without_them_the_agency_itself_signs(version, agency):
    words = issued(version).words
    assert (words.crest, words.second) == ("", None)
    assert words.signatory == Signatory(agency.name, "", "")


def test_two_sign_in_their_order(version, agency, name):
    name(SARI, place=2)
    name(ARIF)
    words = issued(version).words
    assert words.signatory == Signatory(ARIF, f"Jabatan {ARIF}", agency.name)
    assert words.second == Signatory(SARI, f"Jabatan {SARI}", agency.name)


def test_who_has_not_begun_or_is_over_does_not_sign(version, agency, name):
    name(SARI, since=TODAY + DAY)
    name(ARIF, since=TODAY - 9 * DAY, until=TODAY)
    assert issued(version).words.signatory.name == agency.name


def test_a_successor_ends_whoever_stood_there(agency, name):
    name(ARIF, since=TODAY - 9 * DAY)
    name(SARI)
    name(SARI)
    assert days_of(agency) == [(1, ARIF, TODAY - 9 * DAY, TODAY), (1, SARI, TODAY, None)]


def test_nobody_is_put_before_somebody_planned_without_an_end(name):
    planned = name(SARI, since=TODAY + 5 * DAY)
    with pytest.raises(PlaceTaken) as taken:
        name(ARIF)
    assert taken.value.official == planned
    assert name(ARIF, until=TODAY + 5 * DAY).until == planned.effective_from


def test_a_staff_number_is_refused(name):
    with pytest.raises(PersonalNumberFound, match="name"):
        name("Arif 199001012015031001")


def test_ending_shortens_and_takes_off_who_had_not_begun(name, steward):
    begun, planned = name(ARIF, since=TODAY - 9 * DAY), name(SARI, place=2, since=TODAY + DAY)
    for one, until in ((begun, TODAY), (planned, TODAY + DAY)):
        letterhead.end_official(one, until=until, by=steward, now=NOW)
    assert [one.until for one in Official.objects.all()] == [TODAY]
    with pytest.raises(OfficialOver):
        letterhead.end_official(begun, until=TODAY + DAY, by=steward, now=NOW)


def test_who_never_began_leaves_the_place_to_whoever_had_it(agency, name, end):
    name(ARIF, since=TODAY - 9 * DAY)
    planned = name(SARI, since=TODAY + 5 * DAY)
    end(planned, planned.effective_from)
    assert days_of(agency) == [(1, ARIF, TODAY - 9 * DAY, None)]


def test_a_last_day_that_was_named_stays_the_last_one(agency, name, end):
    name(ARIF, since=TODAY - 9 * DAY, until=TODAY + 5 * DAY)
    planned = name(SARI, since=TODAY + 5 * DAY)
    end(planned, planned.effective_from)
    assert days_of(agency) == [(1, ARIF, TODAY - 9 * DAY, TODAY + 5 * DAY)]


def test_nobody_goes_on_beyond_whoever_comes_next(agency, name, end):
    name(ARIF, since=TODAY - 9 * DAY, until=TODAY + 30 * DAY)
    name(SARI, since=TODAY + 9 * DAY)
    between = name("Plh. Budi", since=TODAY + 3 * DAY, until=TODAY + 9 * DAY)
    end(between, between.effective_from)
    assert days_of(agency)[0] == (1, ARIF, TODAY - 9 * DAY, TODAY + 9 * DAY)


def test_after_a_stand_in_whoever_signed_before_signs_again(version, agency, name, end):
    name(ARIF, since=TODAY - 9 * DAY)
    stand_in = name(SARI, since=TODAY - DAY, until=TODAY + 7 * DAY)
    name(SARI, since=TODAY - DAY, until=TODAY + 7 * DAY)
    assert days_of(agency) == [
        (1, ARIF, TODAY - 9 * DAY, TODAY - DAY),
        (1, SARI, TODAY - DAY, TODAY + 7 * DAY),
        (1, ARIF, TODAY + 7 * DAY, None),
    ]
    end(stand_in, TODAY)
    assert days_of(agency)[-1] == (1, ARIF, TODAY, None)
    assert issued(version).words.signatory.name == ARIF


def test_without_the_stand_in_it_is_as_before(agency, name, end):
    name(ARIF, since=TODAY - 9 * DAY)
    stand_in = name(SARI, since=TODAY + DAY, until=TODAY + 7 * DAY)
    end(stand_in, stand_in.effective_from)
    assert days_of(agency) == [(1, ARIF, TODAY - 9 * DAY, None)]


def test_what_was_signed_stays_and_what_is_issued_anew_says_who_signs_now(
    version, agency, name, steward, own_folders
):
    name(ARIF, since=TODAY - DAY)
    letterhead.set_crest(agency, DRAWN, by=steward, now=NOW)
    old = finished(version)
    sealed, crest = old.wording, old.words.crest
    name(SARI)
    letterhead.set_crest(agency, png(), by=steward, now=NOW)
    new = revoking.reissue(old, by=steward.uuid, reason="Nama keliru.", now=NOW)
    assert Certificate.objects.get(pk=old.pk).wording == sealed and crest
    assert (new.words.signatory.name, new.words.crest != crest) == (SARI, True)


def test_a_crest_taken_away_is_missing_from_then_on(version, agency, steward, own_folders):
    letterhead.set_crest(agency, DRAWN, by=steward, now=NOW)
    for _time in range(2):
        letterhead.remove_crest(agency, by=steward, now=NOW)
    assert issued(version).words.crest == ""
    verbs = Change.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["certificate.crest_set", "certificate.crest_removed"]

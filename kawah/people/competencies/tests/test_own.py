"""An agency's own technical competencies."""

from datetime import timedelta
from typing import Any

import pytest

from kawah.lib.succession import ChangeTooEarly, ChangeTooLate, ReasonMissing
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, NameTaken, NameUnusable, Own
from kawah.records.api import Change
from tests.factories import NOW, TODAY, load_competencies, make_agency, make_person

pytestmark = pytest.mark.django_db
LOKET = Own("Pelayanan loket", 2, ["melayani", "membimbing"], "SKJ 7/2026")


def add(agency, own=LOKET, *, since=TODAY):
    by = make_person(agency)
    return competencies.add(agency, own, valid_from=since, on=TODAY, by=by, now=NOW)


def test_an_agency_adds_its_own_and_nobody_else_sees_it():
    agency = make_agency()
    made = add(agency)
    assert (made.key, made.kind) == (f"pelayanan_loket@{agency.code}", "technical")
    assert made in Competency.objects.of(agency, on=TODAY)
    assert made not in Competency.objects.of(make_agency(), on=TODAY)
    noted = Change.objects.get(verb="competency.added")
    assert (noted.agency, noted.why) == (agency.code, "SKJ 7/2026")


def test_added_twice_it_is_once_and_another_of_the_name_is_refused():
    load_competencies()
    agency = make_agency()
    assert add(agency) == add(agency)
    for own in (Own("pelayanan LOKET", 5, [], "x"), Own("Integritas", 5, [], "x")):
        with pytest.raises(NameTaken):
            add(agency, own)
    with pytest.raises(NameUnusable):
        add(agency, Own("!!!", 5, [], "x"))
    with pytest.raises(ChangeTooLate):
        add(agency, since=TODAY + timedelta(days=800))


def test_one_that_ends_holds_to_its_last_day():
    agency = make_agency()
    made = add(agency)
    given: dict[str, Any] = {"on": TODAY, "by": make_person(agency), "now": NOW}
    with pytest.raises(ReasonMissing):
        competencies.end(made, last=TODAY, why=" ", **given)
    with pytest.raises(ChangeTooEarly):
        competencies.end(made, last=TODAY - timedelta(days=1), why="x", **given)
    assert competencies.end(made, last=TODAY, why="Dilebur", **given)
    assert not competencies.end(made, last=TODAY, why="Dilebur", **given)
    assert made in Competency.objects.of(agency, on=TODAY)
    assert made not in Competency.objects.of(agency, on=TODAY + timedelta(days=1))


def test_one_that_ended_may_begin_again_under_its_code():
    agency = make_agency()
    made = add(agency)
    competencies.end(made, last=TODAY, on=TODAY, by=make_person(agency), now=NOW, why="Dilebur")
    again = add(agency, since=TODAY + timedelta(days=1))
    assert again.pk != made.pk and again.key == made.key

from datetime import date

import pytest
from django.db import IntegrityError

from kawah.lib import tables
from kawah.people.competencies import reference_data
from kawah.people.competencies.api import Competency, Standard, asked_of
from kawah.people.directory.api import PositionKind
from tests.factories import TODAY, make_agency, make_position

pytestmark = pytest.mark.django_db


def test_the_dictionary_holds_the_nine_the_seven_and_the_literacies():
    reference_data.load()
    kinds = list(Competency.objects.values_list("kind", flat=True))
    assert kinds.count("managerial") == 8
    assert kinds.count("sociocultural") == 1
    assert kinds.count("core_value") == 7
    assert kinds.count("literacy") == 7


def test_loading_twice_changes_nothing():
    reference_data.load()
    before = (Competency.objects.count(), Standard.objects.count())
    reference_data.load()
    assert (Competency.objects.count(), Standard.objects.count()) == before


def test_a_post_asks_the_level_of_its_kind_and_grade():
    reference_data.load()
    young = make_position(PositionKind.FUNCTIONAL, grade="AHLI_MUDA")
    assert asked_of(young, agency=make_agency(), on=TODAY)["integrity"] == 3
    assert asked_of(make_position(), agency=make_agency(), on=TODAY)["integrity"] == 1


def test_a_post_may_ask_for_more_than_its_kind():
    reference_data.load()
    post = make_position()
    data = Competency.objects.get(code="smart_asn:data_literacy")
    Standard.objects.create(position=post, competency=data, level=3, status="unverified")
    agency = make_agency()
    assert asked_of(post, agency=agency, on=TODAY)["smart_asn:data_literacy"] == 3
    assert "smart_asn:data_literacy" not in asked_of(make_position(), agency=agency, on=TODAY)


def table_row(table, code, **changed):
    [row] = [row for row in tables.rows(reference_data.FOLDER / table) if code in row.values()]
    return {**row, **changed}


def test_a_newer_row_of_a_standard_takes_over_on_its_day():
    reference_data.load()
    post = make_position()
    newer = table_row("position_levels.csv", "PELAKSANA", valid_from="2027", required_level="2")
    reference_data.take_in_standards([newer])
    assert asked_of(post, agency=make_agency(), on=date(2026, 12, 31))["integrity"] == 1
    assert asked_of(post, agency=make_agency(), on=date(2027, 1, 1))["integrity"] == 2


def test_the_end_of_a_standard_is_taken_over():
    reference_data.load()
    ended = table_row("position_levels.csv", "PELAKSANA", valid_to="2026")
    reference_data.take_in_standards([ended])
    assert asked_of(make_position(), agency=make_agency(), on=date(2027, 1, 1)) == {}


def test_a_newer_row_of_a_competency_follows_the_older_and_keeps_what_posts_ask():
    reference_data.load()
    newer = table_row("competencies.csv", "integrity", valid_from="2027", name="Integritas diri")
    reference_data.take_in_competencies([newer])
    reference_data.load()
    agency = make_agency()
    names = [
        {row.key: row.name for row in Competency.objects.of(agency, on=on)}["integrity"]
        for on in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert names == ["Integritas", "Integritas diri"]
    assert asked_of(make_position(), agency=agency, on=date(2027, 1, 1))["integrity"] == 1


def test_a_competency_that_has_ended_is_asked_no_longer():
    reference_data.load()
    reference_data.take_in_competencies(
        [table_row("competencies.csv", "integrity", valid_to="2026")]
    )
    asked = asked_of(make_position(), agency=make_agency(), on=date(2027, 1, 1))
    assert "integrity" not in asked and "teamwork" in asked


def own(agency, code="technical:loket"):
    return Competency.objects.create(
        code=code, name=f"Loket {agency}", kind="technical", agency=agency, status="unverified"
    )


def test_two_agencies_may_use_one_code_and_ask_only_their_own_people():
    here, there, post = make_agency("a"), make_agency("b"), make_position()
    for agency, level in ((here, 2), (there, 4)):
        Standard.objects.create(
            position=post, competency=own(agency), level=level, status="unverified"
        )
    assert asked_of(post, agency=here, on=TODAY) == {"technical:loket@a": 2}
    assert asked_of(post, agency=make_agency("c", parent=there), on=TODAY) == {
        "technical:loket@b": 4
    }


def test_an_agency_has_a_code_once():
    agency = make_agency()
    own(agency)
    with pytest.raises(IntegrityError):
        own(agency)


def test_rows_are_found_by_their_keys():
    agency = make_agency("a")
    own(agency), own(make_agency("b"))
    [row] = Competency.objects.keyed(["technical:loket@a"])
    assert row.agency == agency and not Competency.objects.keyed([])

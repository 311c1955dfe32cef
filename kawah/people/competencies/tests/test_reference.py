import pytest

from kawah.people.competencies import reference_data
from kawah.people.competencies.api import Competency, Standard, asked_of
from kawah.people.directory.api import PositionKind
from tests.factories import TODAY, make_position

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
    assert asked_of(young, on=TODAY)["integrity"] == 3
    assert asked_of(make_position(), on=TODAY)["integrity"] == 1


def test_a_post_may_ask_for_more_than_its_kind():
    reference_data.load()
    post = make_position()
    data = Competency.objects.get(code="smart_asn:data_literacy")
    Standard.objects.create(position=post, competency=data, level=3, status="unverified")
    assert asked_of(post, on=TODAY)["smart_asn:data_literacy"] == 3
    assert "smart_asn:data_literacy" not in asked_of(make_position(), on=TODAY)

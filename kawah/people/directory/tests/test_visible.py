import pytest

from kawah.people.directory.api import Person, Reach, Scope
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

pytestmark = pytest.mark.django_db


def seen(scope):
    return set(Person.objects.visible_to(scope, on=TODAY))


def test_own_reach_sees_oneself():
    me, other = make_person(), make_person()
    assert seen(Scope(person=me.pk, reach=Reach.OWN)) == {me}
    assert other not in seen(Scope(person=me.pk, reach=Reach.OWN))


def test_an_agency_sees_its_subtree_and_not_its_parent():
    province = make_agency("prov")
    regency = make_agency("kab", parent=province)
    boss, clerk = make_person(province), make_person(regency)
    other = make_person(make_agency("provinsi"))  # begins with the same letters
    scope = Scope(person=boss.pk, reach=Reach.AGENCY, agency_path=province.path)
    assert seen(scope) == {boss, clerk} and other not in seen(scope)
    below = Scope(person=clerk.pk, reach=Reach.AGENCY, agency_path=regency.path)
    assert seen(below) == {clerk}


def test_a_unit_sees_its_subtree_in_its_own_agency():
    agency, elsewhere = make_agency(), make_agency()
    top = make_unit(agency, "bpkad")
    inside, outside = make_person(agency), make_person(elsewhere)
    place(inside, unit=make_unit(agency, "anggaran", parent=top))
    place(outside, unit=make_unit(elsewhere, "bpkad"))
    scope = Scope(0, Reach.UNIT, agency_path=agency.path, unit_path=top.path)
    assert seen(scope) == {inside}


def test_a_left_post_is_out_of_sight():
    agency = make_agency()
    person, old, new = make_person(agency), make_unit(agency, "lama"), make_unit(agency, "baru")
    place(person, unit=old)
    from kawah.people.directory.api import appoint
    from tests.factories import make_position

    appoint(person, position=make_position(), unit=new, effective_from=TODAY, now=NOW)
    assert seen(Scope(0, Reach.UNIT, agency.path, old.path)) == set()
    assert seen(Scope(0, Reach.UNIT, agency.path, new.path)) == {person}


def test_the_nation_sees_everyone():
    people = {make_person(), make_person()}
    assert seen(Scope(person=0, reach=Reach.NATIONAL)) == people

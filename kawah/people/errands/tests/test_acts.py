"""Each act on many: for whom it is, what it does, what undoing puts back."""

from datetime import timedelta

import pytest

from kawah.people.access.api import Grant, Role, grant, grants_of, name_supervisor
from kawah.people.accounts.api import Departure, SlipOrder
from kawah.people.accounts.writing import write_waiting
from kawah.people.directory.api import (
    Appointment,
    Person,
    Reach,
    Supervision,
    appoint,
    current,
    supervisor_of,
)
from kawah.people.errands.api import Act
from kawah.people.errands.tests.people import done, make_steward, told, undone
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, make_unit, place

pytestmark = pytest.mark.django_db
BEFORE = TODAY - timedelta(days=30)
TABLES = (Person, Appointment, Supervision, Grant)


@pytest.fixture
def steward():
    return make_steward(make_agency("kab-a"))


@pytest.fixture
def people(steward):
    return [make_person(steward.agency, name=f"Orang {n}") for n in range(4)]


def everything():
    return [
        sorted(
            repr({k: v for k, v in row.items() if k not in ("id", "password", "sign_in_epoch")})
            for row in table.objects.values()
        )
        for table in TABLES
    ]


def test_many_get_one_supervisor_and_the_role_comes_along(steward, people):
    boss, one, two, three = people
    name_supervisor(boss, supervisor=three, by=None, on=BEFORE, now=NOW)
    name_supervisor(two, supervisor=one, by=None, on=BEFORE, now=NOW)
    before = everything()
    errand = done(Act.SUPERVISOR, people, steward, {"supervisor": str(boss.uuid)})
    assert told(errand) == [
        ("left_out", "self"),
        ("done", ""),
        ("done", ""),
        ("left_out", "circle"),
    ]
    assert supervisor_of(one, on=TODAY) == supervisor_of(two, on=TODAY) == boss
    assert Role.SUPERVISOR in {row.role for row in grants_of(boss, on=TODAY)}
    again = done(Act.SUPERVISOR, [one], steward, {"supervisor": str(boss.uuid)})
    assert told(again) == [("left_out", "same")]
    assert told(undone(errand, steward))[1:3] == [("undone", ""), ("undone", "")]
    assert everything() == before


def test_a_supervisor_named_anew_since_stays(steward, people):
    boss, one, two, other = people
    errand = done(Act.SUPERVISOR, [one, two], steward, {"supervisor": str(boss.uuid)})
    name_supervisor(one, supervisor=other, by=None, on=TODAY + timedelta(days=1), now=NOW)
    assert told(undone(errand, steward)) == [("stays", "changed"), ("undone", "")]
    assert supervisor_of(one, on=TODAY + timedelta(days=1)) == other


def test_many_move_to_a_unit_with_the_posts_they_hold(steward, people):
    there, here = make_unit(steward.agency, "loket"), make_unit(steward.agency, "arsip")
    placed, same, without, fresh = people
    place(placed, unit=here)
    place(same, unit=there)
    appoint(fresh, position=make_position(), unit=here, effective_from=TODAY, now=NOW)
    before = everything()
    errand = done(Act.UNIT, people, steward, {"unit": there.pk})
    assert told(errand) == [
        ("done", ""), ("left_out", "there"), ("left_out", "post"), ("left_out", "early"),
    ]  # fmt: skip
    post = current(placed, on=TODAY)
    assert post is not None and post.unit == there
    undone(errand, steward)
    assert everything() == before


def test_who_was_placed_elsewhere_since_stays_there(steward, people):
    here, there, third = (make_unit(steward.agency, name) for name in ("a", "b", "c"))
    place(people[0], unit=here)
    errand = done(Act.UNIT, people[:1], steward, {"unit": there.pk})
    post = current(people[0], on=TODAY)
    later = TODAY + timedelta(days=1)
    assert post is not None
    appoint(people[0], position=post.position, unit=third, effective_from=later, now=NOW)
    assert told(undone(errand, steward)) == [("stays", "changed")]


def test_a_unit_out_of_reach_takes_nobody(steward, people):
    strange = make_unit(make_agency("kab-b"), "loket")
    place(people[0])
    assert told(done(Act.UNIT, people[:1], steward, {"unit": strange.pk})) == [("left_out", "unit")]


def test_many_leave_and_come_back(steward, people):
    mighty = people[0]
    grant(mighty, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    before = everything()
    terms = {"last_day": TODAY.isoformat()}
    errand = done(Act.LEAVING, [*people[:3], steward], steward, terms, why="Kontrak selesai.")
    assert told(errand) == [
        ("left_out", "power"), ("done", ""), ("done", ""), ("left_out", "oneself"),
    ]  # fmt: skip
    assert Departure.objects.get(person=people[1]).why == "Kontrak selesai."
    assert not Person.objects.filter(pk__in=[people[1].pk, people[2].pk], is_active=True).exists()
    undone(errand, steward)
    assert everything() == before


def test_codes_go_to_those_chosen_who_cannot_enter_and_nobody_else(steward, people):
    people[0].set_password("kawah candradimuka")
    people[0].save()
    terms = {"by_mail": False, "renews": False}
    errand = done(Act.CODES, people[:2], steward, terms)
    assert told(errand) == [("left_out", "enters"), ("done", "")]
    order = SlipOrder.objects.get(uuid=errand.uuid)
    while write_waiting(now=NOW):
        pass
    order.refresh_from_db()
    assert order.printed == 1 and order.sheets.get().first == people[1].name
    assert told(done(Act.CODES, people[1:2], steward, terms)) == [("left_out", "code")]

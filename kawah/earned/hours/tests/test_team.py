import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.models import Balance
from kawah.earned.hours.standing import Goal, Member, most_at_risk_first, stand
from kawah.people.directory.api import EmploymentKind
from tests.factories import TODAY, make_person

pytestmark = pytest.mark.django_db


def member(name, counted, minimum=900):
    standing = stand(counted=counted, waiting=0, goal=Goal(minimum), year=2026, on=TODAY)
    return Member(key=1, name=name, standing=standing)


def test_who_needs_the_fastest_pace_comes_first():
    team = [
        member("Selesai", 900),
        member("Tanpa target", 0, None),
        member("Zul", 0),
        member("Ana", 0),
        member("Hampir", 800),
        member("Sedang", 500),
    ]
    names = [one.name for one in most_at_risk_first(team)]
    assert names == ["Ana", "Zul", "Sedang", "Hampir", "Selesai", "Tanpa target"]


def test_a_team_takes_two_queries(rules, django_assert_num_queries):
    people = [make_person(), make_person(), make_person(kind=EmploymentKind.PPPK)]
    Balance.objects.create(person=people[0], year=2026, minutes=900, entries=1)
    with django_assert_num_queries(2):
        team = hours.team(people, year=2026, on=TODAY)
    assert [one.standing.counted for one in team] == [0, 0, 900]


def test_balances_of_many_take_one_query(rules, django_assert_num_queries):
    people = [make_person(), make_person()]
    Balance.objects.create(person=people[0], year=2026, minutes=90, waiting=15, entries=1)
    with django_assert_num_queries(1):
        found = hours.balances(people, year=2026)
    assert found == {people[0].pk: hours.Tally(90, 15), people[1].pk: hours.Tally()}


def test_many_are_judged_as_each_is(rules, django_assert_num_queries):
    kinds = [EmploymentKind.PNS, EmploymentKind.PPPK_PART_TIME]
    with django_assert_num_queries(1):
        risk = hours.risk_by(kinds, year=2026, on=TODAY)
        found = [risk(kind, minutes) for kind in kinds for minutes in (0, 400, 900)]
    people = [make_person(kind=kind) for kind in kinds for _minutes in (0, 400, 900)]
    for person, minutes in zip(people, [0, 400, 900] * 2, strict=True):
        Balance.objects.create(person=person, year=2026, minutes=minutes)
    alone = [hours.balance(person, year=2026, on=TODAY).risk for person in people]
    assert found == alone

"""A prepared query finds what the plain one finds, for any values, on any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import CharField, DateField, Exists, OuterRef, Q, UUIDField

from kawah.lib.prepared import Given, Prepared
from kawah.people.access.models import Grant
from kawah.people.directory.models import Person
from tests.factories import make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)


def in_force(person, on):
    return (
        Grant.objects.filter(Q(until=None) | Q(until__gt=on), person=person, effective_from__lte=on)
        .select_related("agency")
        .order_by("pk")
    )


HELD = Prepared(lambda: in_force(Given("person"), Given("on", DateField())))


@pytest.fixture
def people():
    """Two persons, one with a role from yesterday on."""
    busy, idle = make_person(), make_person()
    Grant.objects.create(
        person=busy,
        role="trainer",
        reach="agency",
        agency=busy.agency,
        effective_from=TODAY - timedelta(days=1),
    )
    return busy, idle


@pytest.mark.parametrize("days", [-2, -1, 0, 400])
def test_the_same_rows_as_the_plain_query(people, days):
    on = TODAY + timedelta(days=days)
    for person in people:
        assert HELD(person=person.pk, on=on) == list(in_force(person.pk, on))


def test_related_rows_come_along_in_the_same_query(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert HELD(person=people[0].pk, on=TODAY)[0].agency.code


def test_values_of_their_own_types_are_found_and_given_back(people):
    named = Prepared(
        lambda: Person.objects.filter(uuid=Given("uuid", UUIDField())).values_list("uuid", "name")
    )
    assert named.first(uuid=people[1].uuid) == (people[1].uuid, people[1].name)
    assert named.first(uuid=uuid4()) is None


def test_columns_left_out_and_columns_added(people):
    granted = Grant.objects.filter(person=OuterRef("pk"), role=Given("role", CharField()))
    known = Prepared(
        lambda: Person.objects.filter(pk=Given("person")).only("uuid").annotate(has=Exists(granted))
    )
    found = [row for one in people for row in known(person=one.pk, role="trainer")]
    assert [row.has for row in found] == [True, False]
    assert "name" in found[0].get_deferred_fields()


def test_a_missing_value_is_named(people):
    with pytest.raises(KeyError, match="on"):
        HELD(person=people[0].pk)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection(people):
    def ask(person):
        try:
            return [grant.person_id for grant in HELD(person=person.pk, on=TODAY)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, people * 4)) == [[people[0].pk], []] * 4

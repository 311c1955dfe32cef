from datetime import timedelta

import pytest
from django.db import connection

from kawah.insight.analytics.api import Choice, page_of
from kawah.insight.analytics.people import chosen
from kawah.insight.analytics.tests.factories import worker
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Role
from kawah.people.directory.api import EmploymentKind, Person, Reach, Scope
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit
from tests.once import once
from tests.world import make_side

pytestmark = pytest.mark.django_db
NAMES = ["Ani", "Budi", "Budi", "Cici", "Dodi", "Eko", "Fani"]


@pytest.fixture
def scope(unit):
    for name in NAMES:
        worker(unit, name=name)
    worker(make_unit(make_agency("lain")), name="Orang Lain")
    return Scope(0, Reach.AGENCY, agency_path=unit.agency.path)


def pages(scope, choice, **given):
    """Every page from the first on, and back again."""
    page = page_of(scope, choice, on=TODAY, most=3, **given)
    yield page
    while page.later:
        page = page_of(scope, choice, on=TODAY, most=3, after=page.later)
        yield page


def names(page):
    return [row.name for row in page.rows]


def test_each_is_on_one_page_in_the_order_of_names(scope):
    found = list(pages(scope, Choice()))
    assert [names(page) for page in found] == [NAMES[:3], NAMES[3:6], NAMES[6:]]
    assert found[0].earlier is None and found[-1].later is None
    assert {page.count for page in found} == {7}


def test_going_back_shows_the_same_pages(scope):
    last = list(pages(scope, Choice()))[-1]
    middle = page_of(scope, Choice(), on=TODAY, most=3, before=last.earlier)
    first = page_of(scope, Choice(), on=TODAY, most=3, before=middle.earlier)
    assert (names(middle), names(first)) == (NAMES[3:6], NAMES[:3])
    assert first.earlier is None and first.later is not None


def test_the_order_may_be_turned_round(scope):
    found = [names(page) for page in pages(scope, Choice(is_backwards=True))]
    assert sum(found, []) == NAMES[::-1]


def test_a_list_is_narrowed(scope, unit):
    low = make_unit(unit.agency, parent=unit)
    worker(low, name="Gita", kind=EmploymentKind.PPPK)
    assert names(page_of(scope, Choice(unit=low.pk), on=TODAY)) == ["Gita"]
    assert page_of(scope, Choice(unit=unit.pk), on=TODAY).count == 8
    assert names(page_of(scope, Choice(kind="PPPK"), on=TODAY)) == ["Gita"]
    assert names(page_of(scope, Choice(name="bud"), on=TODAY)) == ["Budi", "Budi"]
    assert not page_of(scope, Choice(unit=0), on=TODAY).rows


@once
def side():
    return make_side("kab-a")


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "learning"),
        ({"due_on": TODAY - timedelta(days=1)}, "late"),
        ({"completed_at": NOW}, "finished"),
        ({"is_open": False}, "new"),
    ],
)
def test_states_are_those_that_are_shown(side, row, state):
    scope = Scope(0, Reach.AGENCY, agency_path=side.agency.path)
    Enrollment.objects.filter(pk=side.things.enrollment.pk).update(**row)
    every = page_of(scope, Choice(), on=TODAY).rows
    for asked in ("late", "learning", "finished", "new"):
        some = page_of(scope, Choice(state=asked), on=TODAY).rows
        assert {one.pk for one in some} == {one.pk for one in every if one.state == asked}
    learner = side.people[Role.LEARNER]
    assert learner in page_of(scope, Choice(state=state), on=TODAY).rows


def test_a_page_asks_five_times_however_long_the_list(scope, django_assert_num_queries):
    middle = Person.objects.get(name="Dodi").uuid
    with django_assert_num_queries(5):
        page_of(scope, Choice(), on=TODAY, most=3, after=middle)


@pytest.mark.postgres
def test_a_page_of_a_long_list_reads_no_table_through(scope, unit):
    """As the planner sees a table that is long: with figures of one, and no rows needed."""
    agency = unit.agency
    Person.objects.bulk_create(
        Person(agency=agency, name=f"Nama {number}", kind="PNS", nip=f"{number:018}", password="!")
        for number in range(20_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE directory_person")
    middle = Person.objects.get(name="Nama 5000")
    for choice in (Choice(), Choice(name="nama 77"), Choice(is_backwards=True)):
        rows = chosen(scope, choice, on=TODAY).order_by("name", "pk")
        beyond = rows.filter(name__gte=middle.name)[:51]
        for asked in (rows[:51], beyond):
            assert "Seq Scan on directory_person" not in asked.explain()


def test_somebody_made_meanwhile_moves_no_page(scope, unit):
    first = page_of(scope, Choice(), on=TODAY, most=3)
    make_person(unit.agency, name="Aaa")
    second = page_of(scope, Choice(), on=TODAY, most=3, after=first.later)
    assert names(second) == NAMES[3:6]

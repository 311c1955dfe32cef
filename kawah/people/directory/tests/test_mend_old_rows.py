"""Rows from before the guards were there come through the migration."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kawah.people.directory.api import Agency, Person, Supervision, Unit
from kawah.records.api import Change, note
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("bare_database")]
DAY = timedelta(days=1)
LATER = ("phone", "phone_own_at", "province", "regency")  # migration 0006


def migrate(name):
    """So far go the tables of the directory; besides, there are those that rows are noted in and
    those that emptying a database asks for."""
    executor = MigrationExecutor(connection)
    newest = [executor.loader.graph.leaf_nodes(app)[0] for app in ("records", "auth")]
    executor.migrate([("directory", name), *newest])
    add_later_columns()


def add_later_columns():
    """Rows are made by today's model, which the tables of then have to bear."""
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "directory_person")
        known = {column.name for column in columns}
        for name in LATER:
            kind = Person._meta.get_field(name).db_type(connection)
            rest = "NULL" if name == "phone_own_at" else "NOT NULL DEFAULT ''"
            if name not in known:
                cursor.execute(f"ALTER TABLE directory_person ADD COLUMN {name} {kind} {rest}")


@pytest.fixture
def mended():
    """What a test does in between stands in tables without guards."""
    migrate("0002_seat")
    done = []

    def forward():
        migrate("0003_guards")
        done.append(True)

    yield forward
    if not done:
        migrate("0003_guards")


def test_capitals_go_and_the_logs_follow(mended):
    make_agency("kptk")
    agency = make_agency("balai")
    child = make_agency("cabang", parent=agency)
    unit = make_unit(agency, "sdm")
    Agency.objects.filter(pk=agency.pk).update(code="KPTK", path="/KPTK/")
    Agency.objects.filter(pk=child.pk).update(path="/KPTK/cabang/")
    Unit.objects.filter(pk=unit.pk).update(code="SDM", path="/SDM/")
    note(verb="grant.given", subject="person/x", by=None, now=NOW, agency="KPTK")
    mended()
    paths = Agency.objects.order_by("pk").values_list("path", flat=True)
    assert list(paths) == ["/kptk/", "/kptk-2/", "/kptk-2/cabang/"]
    assert Unit.objects.get().path == "/sdm/" and Change.objects.get().agency == "kptk-2"


def test_an_empty_number_is_none(mended):
    Person.objects.filter(pk=make_person().pk).update(nip="", kind="NON_ASN")
    mended()
    assert Person.objects.get().nip is None


def test_ties_that_overlap_are_ended_and_empty_ones_go(mended):
    person, first, second, third = (make_person() for _ in range(4))

    def tie(supervisor, since: date, until: date | None):
        return Supervision.objects.create(
            person=person, supervisor=supervisor, effective_from=since, until=until
        )

    tie(first, TODAY - 9 * DAY, TODAY + 30 * DAY)
    tie(second, TODAY + 30 * DAY, TODAY)
    tie(third, TODAY, None)
    mended()
    kept = Supervision.objects.order_by("effective_from")
    assert [(row.supervisor, row.until) for row in kept] == [(first, TODAY), (third, None)]

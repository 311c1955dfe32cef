from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kawah.earned.hours.models import Entry, Head, Line, Root
from kawah.earned.hours.roots import seal_yesterday
from kawah.earned.hours.tests.factories import complete
from tests.factories import NOW

pytestmark = pytest.mark.django_db

CHANGES = [(Line, "claimed"), (Entry, "minutes"), (Root, "entries"), (Head, "seq")]


@pytest.fixture
def sealed(enrollment, lesson):
    complete(enrollment, lesson)
    seal_yesterday(now=NOW + timedelta(days=1))


@pytest.mark.parametrize(("table", "field"), CHANGES)
def test_a_row_cannot_be_changed(sealed, table, field):
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        table.objects.update(**{field: 999})


@pytest.mark.postgres
@pytest.mark.parametrize("table", [Head, Root, Entry, Line])
def test_a_row_cannot_be_deleted(sealed, table):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite finds removed rows by the chain and the root alone")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        table.objects.all()._raw_delete("default")

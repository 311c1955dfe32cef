import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from python_calamine import CalamineWorkbook

from kawah.insight.analytics import exporting
from kawah.insight.analytics.api import Choice, Export, order_export
from kawah.insight.analytics.exporting import export_waiting
from kawah.insight.analytics.tests.factories import worker
from kawah.lib import checkpoints
from kawah.people.directory.api import Reach, Scope
from kawah.records.api import Change
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(unit):
    return worker(unit, name="Zaki Admin", minutes=450)


def order(clerk, *, form="csv", key=None, choice=None):
    scope = Scope(clerk.pk, Reach.AGENCY, agency_path=clerk.agency.path)
    given = {"form": form, "agency": clerk.agency, "by": clerk, "now": NOW}
    return order_export(key or uuid4(), scope, choice or Choice(), **given)


def work(*, now=NOW):
    while export_waiting(now=now):
        pass


def content(export):
    export.refresh_from_db()
    with default_storage.open(export.file) as file:
        return file.read()


def lines(export):
    return list(csv.reader(io.StringIO(content(export).decode("utf-8-sig")), delimiter=";"))


def test_everyone_is_in_the_file_once(clerk, unit, monkeypatch):
    monkeypatch.setattr(exporting, "PEOPLE_AT_ONCE", 2)
    for number in range(5):
        worker(unit, name=f"Orang {number}")
    made = order(clerk)
    work()
    head, *rows = lines(made)
    assert head[:2] == ["NIP", "Nama"]
    assert [row[1] for row in rows] == [*(f"Orang {number}" for number in range(5)), "Zaki Admin"]
    assert rows[-1][0] == clerk.nip and rows[-1][6] == "10"
    assert Export.objects.get().rows == 6 and not Export.objects.get().pieces.exists()


@pytest.mark.parametrize("name", ["=1+1", "+62", "-7", "@SUM(A1)", "\tx"])
def test_nothing_in_a_file_is_calculated(clerk, unit, name):
    worker(unit, name=name)
    text, book = order(clerk), order(clerk, form="xlsx")
    work()
    assert f"'{name}" in [row[1] for row in lines(text)]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content(book))).get_sheet_by_index(0)
    assert f"'{name}" in [row[1] for row in sheet.to_python()]
    assert b"<f>" not in content(book)


def test_a_workbook_keeps_numbers_of_people_as_text(clerk):
    made = order(clerk, form="xlsx")
    work()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content(made))).get_sheet_by_index(0)
    (_head, row) = sheet.to_python()
    assert row[0] == clerk.nip and row[6] == 10


def test_the_choice_of_the_page_holds_for_the_file(clerk, unit):
    worker(unit, name="Budi")
    made = order(clerk, choice=Choice(name="budi"))
    work()
    assert [row[1] for row in lines(made)[1:]] == ["Budi"]


def test_ordered_twice_with_one_key_it_is_one_file_and_one_note(clerk):
    key = uuid4()
    assert order(clerk, key=key) == order(clerk, key=key)
    assert Change.objects.filter(verb="people.exported").count() == 1


def test_writing_goes_on_where_it_was_killed(clerk, unit, monkeypatch):
    monkeypatch.setattr(exporting, "PEOPLE_AT_ONCE", 1)
    worker(unit, name="Ani")
    made = order(clerk)
    export_waiting(now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(checkpoints, "reached", die)
        with pytest.raises(KeyboardInterrupt):
            export_waiting(now=NOW)
    work()
    assert [row[1] for row in lines(made)[1:]] == ["Ani", "Zaki Admin"]


def die(_name):
    raise KeyboardInterrupt


def test_two_workers_put_together_one_file(clerk):
    made = order(clerk)
    export_waiting(now=NOW)
    Export.objects.update(binding_at=NOW)  # another one has begun
    work()
    made.refresh_from_db()
    assert made.finished_at is None
    work(now=NOW + timedelta(minutes=6))  # and was killed
    assert len(lines(made)) == 2


def test_a_file_is_deleted_when_its_day_is_over(clerk):
    made = order(clerk)
    work()
    made.refresh_from_db()
    work(now=NOW + timedelta(hours=25))
    assert not Export.objects.exists() and not default_storage.exists(made.file)

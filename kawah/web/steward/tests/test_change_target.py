from datetime import date

import pytest

from kawah.earned.hours import api as hours
from kawah.earned.hours.api import Target
from kawah.people.directory.api import EmploymentKind
from kawah.records.api import Change
from tests.factories import TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def target(national):
    return Target.objects.get(employment_kind="PPPK", minimum_jp=20)


def change(national, target, **changed):
    held = {name: getattr(target, name) for name in target.bounds.__struct_fields__}
    filled = {name: "" if value is None else value for name, value in held.items()}
    filled.update(valid_from="2026-10-06", why="Surat edaran nomor 7", status="verified", sure="ya")
    address = f"/aturan-jp/target/{target.pk}/"
    return national.post(address, {**filled, **changed}, follow=True)


def test_targets_are_listed_with_how_sure_they_are(national):
    page = national.get("/aturan-jp/").text
    for target in Target.objects.filter(valid_to=None):
        assert f"/aturan-jp/target/{target.pk}/" in page
    assert "sedikitnya 20 JP per tahun kalender" in page
    assert "paling banyak 24 JP per tahun kontrak" in page


def test_a_change_closes_a_row_and_opens_another(national, target):
    assert "sudah diubah" in change(national, target, minimum_jp="22,5").text
    target.refresh_from_db()
    assert target.valid_to == TODAY
    person = make_person(kind=EmploymentKind.PPPK)
    before = hours.balance(person, year=2026, on=TODAY)
    after = hours.balance(person, year=2026, on=date(2026, 10, 6))
    assert (before.target, after.target, after.target_status) == (900, 1012, "verified")
    assert Change.objects.get(verb="hours.figure_changed").why == "Surat edaran nomor 7"
    assert "Target ini sudah diubah" in change(national, target).text
    newer = Target.objects.get(employment_kind="PPPK", minimum_jp="22.5")
    page = national.get(f"/aturan-jp/target/{newer.pk}/").text
    assert "Alasan: Surat edaran nomor 7" in page and "Admin Nasional" in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"minimum_jp": "-1"}, "minimum_jp"),
        ({"maximum_jp": "0"}, "maximum_jp"),
        ({"valid_from": "9999-12-31"}, "valid_from"),
        ({"maximum_jp": "banyak"}, "maximum_jp"),
        ({"maximum_jp": "19,5"}, "maximum_jp"),
        ({"minimum_jp": "24,5"}, "minimum_jp"),  # another row says 24 at most
        ({"why": " "}, "why"),
        ({"valid_from": "2001-01-01"}, "valid_from"),
        ({"status": "yakin"}, "status"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(national, target, changed, field):
    answer = change(national, target, **changed)
    assert answer.status_code == 400 and f'href="#id_{field}"' in answer.text
    assert Target.objects.get(pk=target.pk).valid_to is None

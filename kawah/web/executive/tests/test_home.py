from datetime import timedelta

import pytest

from kawah.insight.analytics.models import Survey
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.web.executive.tests.factories import count, fill, lead
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def test_the_page_judges_and_leads_to_where_help_is_needed(agency, units):
    head = lead(agency)
    count()
    page = head.get("/pimpinan/").text
    _good, bad = units
    assert "57 persen pegawai memenuhi target JP 2026 atau sesuai jalur." in page
    assert f"Terbanyak di {bad.name}: 2 dari 3 orang." in page
    assert f'button primary" href="/pimpinan/unit/{bad.pk}/"' in page
    assert page.count("button primary") == 1 and page.count("<h1") == 1


def test_no_page_names_anybody(agency, units):
    head = lead(agency)
    count()
    addresses = ["/pimpinan/", f"/pimpinan/instansi/{agency.uuid}/"]
    for address in [*addresses, *(f"/pimpinan/unit/{unit.pk}/" for unit in units)]:
        answer = head.get(address)
        assert answer.status_code == 200 and "Nama Rahasia" not in answer.text


def test_every_picture_has_its_figures_as_a_table(agency, units):
    head = lead(agency)
    count()
    page = head.get("/pimpinan/").text
    assert page.count('<svg class="meter"') >= 5 and page.count("<table") == 3
    assert " style=" not in page


def test_a_head_of_a_unit_sees_that_unit_only(agency, units):
    good, bad = units
    head = lead(agency, reach=Reach.UNIT, unit=bad)
    count()
    page = head.get("/pimpinan/").text
    assert bad.name in page and good.name not in page
    assert head.get(f"/pimpinan/unit/{good.pk}/").status_code == 404
    assert head.get(f"/pimpinan/instansi/{agency.uuid}/").status_code == 404


def test_a_page_says_what_it_is_part_of(agency, units):
    below = make_unit(agency, "seksi", parent=units[1])
    fill(below, late=1)
    head = lead(agency)
    count()
    page = head.get(f"/pimpinan/unit/{below.pk}/").text
    assert f'<a href="/pimpinan/unit/{units[1].pk}/">{units[1].name}</a>' in page
    assert (
        '<a href="/pimpinan/">Beranda pimpinan</a>'
        in head.get(f"/pimpinan/unit/{units[1].pk}/").text
    )


def test_the_oldest_of_several_counts_is_named(agency, units):
    below = make_agency("upt-lama", parent=agency)
    fill(make_unit(below, "loket"), met=1)
    head = lead(agency)
    count()
    assert "Angka paling lama" not in head.get("/pimpinan/").text
    Survey.objects.filter(agency=below).update(shown_at=NOW - timedelta(hours=3))
    assert "Angka paling lama dari upt-lama, dihitung" in head.get("/pimpinan/").text


def test_what_is_not_counted_yet_is_said(agency):
    assert "Angka sedang dihitung" in lead(agency).get("/pimpinan/").text
    person = make_person(agency)
    grant(person, Role.EXECUTIVE, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    assert "belum menjangkau" in signed_in(person).get("/pimpinan/").text


def test_the_page_asks_little(agency, units, django_assert_max_num_queries):
    head = lead(agency)
    count()
    with django_assert_max_num_queries(15):
        head.get("/pimpinan/")


def test_the_page_is_light(agency):
    for number in range(60):
        fill(make_unit(agency, f"unit-{number}"), late=1)
    head = lead(agency)
    count()
    answer = head.get("/pimpinan/", headers={"accept-encoding": "gzip"})
    assert len(answer.content) < 30_000

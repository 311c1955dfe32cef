import re
from uuid import uuid4

import pytest

from kawah.insight.analytics.api import Export
from kawah.insight.analytics.exporting import export_waiting
from kawah.people.access.api import Role
from kawah.people.directory.api import EmploymentKind
from tests.factories import NOW, make_person, make_unit, place
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
LIST, FILES = "/instansi/pegawai/", "/instansi/pegawai/unduhan/"


@once
def other():
    return make_side("kab-b")


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


def names_on(page):
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page)


def test_the_list_is_narrowed_by_unit_and_kind_and_turned_round(steward, side):
    unit = make_unit(side.agency, "loket")
    for name, kind in (("Ani", EmploymentKind.PNS), ("Budi", EmploymentKind.PPPK)):
        place(make_person(side.agency, name=name, kind=kind), unit=unit)
    sent = {"cari": "", "unit": unit.pk, "jenis": "", "urut": "z"}
    answer = steward.post(LIST, sent, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?unit={unit.pk}&urut=z", 302)]
    assert names_on(answer.text) == ["Budi", "Ani"]
    assert f'value="{unit.pk}" selected' in answer.text and "<details open>" in answer.text
    assert names_on(steward.get(LIST, {"unit": unit.pk, "jenis": "PPPK"}).text) == ["Budi"]


@pytest.mark.parametrize("asked", ["unit=x", "unit=9999999", "jenis=ROBOT", "sesudah=x", "urut=9"])
def test_an_address_that_makes_no_sense_does_no_harm(steward, asked):
    assert steward.get(f"{LIST}?{asked}").status_code == 200


def test_units_of_others_are_not_offered(steward, other):
    assert other.unit.name not in steward.get(LIST).text
    page = steward.get(LIST, {"unit": other.unit.pk}).text
    assert not names_on(page)


def test_a_list_is_taken_away_as_a_file(steward, side):
    sent = {"key": uuid4(), "form": "csv", "cari": "learner"}
    place_ = steward.post(FILES, sent)["Location"]
    assert "0 orang sudah ditulis" in steward.get(place_).text
    assert steward.get(f"{place_}berkas/").status_code == 404
    while export_waiting(now=NOW):
        pass
    page = steward.get(place_).text
    assert page.count("button primary") == 1 and f"{place_}berkas/" in page
    answer = steward.get(f"{place_}berkas/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert side.people[Role.LEARNER].nip in text and side.people[Role.TRAINER].name not in text
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert "Mengunduh daftar pegawai" in steward.get("/instansi/jejak/").text


def test_a_second_click_orders_nothing_more(steward):
    sent = {"key": uuid4(), "form": "xlsx"}
    assert steward.post(FILES, sent)["Location"] == steward.post(FILES, sent)["Location"]
    assert Export.objects.count() == 1


def test_a_key_of_somebody_else_is_not_there(steward, other):
    sent = {"key": uuid4(), "form": "xlsx"}
    signed_in(other.people[Role.STEWARD]).post(FILES, sent)
    assert steward.post(FILES, sent).status_code == 404
    assert steward.get(f"{FILES}{sent['key']}/").status_code == 404


@pytest.mark.parametrize("sent", [{}, {"key": "x", "form": "csv"}, {"form": "exe"}])
def test_an_order_that_names_nothing_leads_back(steward, sent):
    assert steward.post(FILES, sent)["Location"] == LIST

"""Telephones and regions of a file: kept, corrected by the person alone, put back by undoing."""

import pytest

from kawah.people.directory.api import Person, correct_phone
from kawah.people.rosters import confirming
from kawah.people.rosters.models import Row, Verdict
from kawah.people.rosters.terms import TermUnknown, province
from kawah.people.rosters.tests.lists import imported, number, people_file, person, work
from kawah.records.api import Change
from tests.factories import NOW, make_agency, make_person

pytestmark = pytest.mark.django_db
WITH = {"Nomor_HP": "0812-3456-7890", "Kode_Provinsi": "53", "Kabupaten/Kota": "Kupang"}


@pytest.fixture
def agency():
    return make_agency("dinas-x")


def of(serial):
    return Person.objects.get(nip=number(serial))


def contact_of(serial):
    one = of(serial)
    return one.phone, one.province, one.regency


def test_they_are_kept_as_one_way_of_writing(tmp_path, agency):
    imported(people_file(tmp_path, person(1, **WITH)), agency)
    assert contact_of(1) == ("+6281234567890", "53", "Kupang")
    assert of(1).region == "Kupang, Nusa Tenggara Timur"
    assert not any("81234567890" in f"{row.before}{row.after}" for row in Change.objects.all())


def test_what_cannot_be_read_keeps_nobody_out_and_is_named(tmp_path, agency):
    bad = {**WITH, "Nomor_HP": "0812 / 0813", "Kode_Provinsi": "Atlantis"}
    roster = imported(people_file(tmp_path, person(1, **bad)), agency)
    row = Row.objects.get(roster=roster)
    assert (row.verdict, row.problem, len(row.faults)) == (Verdict.NEW, "phone", 2)
    assert contact_of(1) == ("", "", "Kupang")


def test_another_fault_still_keeps_the_row_out_and_is_said_first(tmp_path, agency):
    path = people_file(tmp_path, person(2), person(1, Nomor_HP="0812", Golongan="IX/z"))
    row = Row.objects.get(roster=imported(path, agency), nip=number(1))
    assert (row.verdict, row.problem) == (Verdict.REFUSED, "rank")


def test_undoing_puts_back_what_a_file_changed(tmp_path, agency):
    imported(people_file(tmp_path, person(1, **WITH)), agency)
    later = {**WITH, "Nomor_HP": "081111112222", "Kode_Provinsi": "Jawa Barat"}
    roster = imported(people_file(tmp_path, person(1, **later), name="b.xlsx"), agency)
    assert contact_of(1) == ("+6281111112222", "32", "Kupang")
    confirming.undo(roster, by=make_person(agency), now=NOW)
    work(roster)
    assert contact_of(1) == ("+6281234567890", "53", "Kupang")


@pytest.mark.parametrize("own", ["+6285200001111", ""])
def test_the_persons_own_word_outlasts_every_file(tmp_path, agency, own):
    imported(people_file(tmp_path, person(1, **WITH)), agency)
    correct_phone(of(1), own, now=NOW)
    later = person(1, Nomor_HP="081111112222", Golongan="IV/a")
    imported(people_file(tmp_path, later, name="b.xlsx"), agency)
    assert (of(1).phone, of(1).rank_grade) == (own, "IV/a")


@pytest.mark.parametrize(
    ("text", "code"),
    [("53", "53"), ("Provinsi Jawa Barat", "32"), ("Yogyakarta", "34"), ("D.I. Yogyakarta", "34"),
     ("Kepulauan Bangka Belitung", "19"), ("jakarta", "31")],
)  # fmt: skip
def test_a_province_is_known_by_code_or_name(text, code):
    assert province(text) == code


def test_a_province_that_is_none_is_unknown():
    with pytest.raises(TermUnknown):
        province("Atlantis")

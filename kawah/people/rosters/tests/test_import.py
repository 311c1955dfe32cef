"""A file from hand-in to its end: who comes in, who does not, and why."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from kawah.lib.intake import FileUnusable, Request, take_in
from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Appointment, Person, Position, Supervision, Unit
from kawah.people.rosters import confirming, marking, progress
from kawah.people.rosters.inventing import HEADINGS, MISTAKES, invented
from kawah.people.rosters.models import Effect, Roster, Row
from kawah.people.rosters.tests.lists import (
    imported,
    judged,
    number,
    people_file,
    person,
    workbook,
)
from kawah.records.api import Change
from tests.factories import NOW, make_agency

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[4] / "demo" / "rosters"


@pytest.fixture
def agency():
    return make_agency("dinas-x")


def problems(roster):
    return dict(marking.bad_rows(roster))


def test_people_come_in_with_post_supervisor_and_the_role_of_a_learner(tmp_path, agency):
    path = people_file(tmp_path, person(1), person(2, NIP_Atasan=number(1), Surel="Dua@x.go.id"))
    imported(path, agency)
    one, two = (Person.objects.get(nip=number(serial)) for serial in (1, 2))
    assert (two.agency, two.email, two.rank_grade) == (agency, "dua@x.go.id", "III/a")
    assert not two.has_usable_password()
    post = Appointment.objects.get(person=two)
    assert post.unit.parent is not None and post.unit.parent.name == "Dinas Sosial"
    assert post.unit.name == "Bidang Data"
    assert (post.position.name, str(post.effective_from)) == ("Penelaah Data", "2026-01-05")
    assert Supervision.objects.get(person=two).supervisor == one
    assert Grant.objects.get(person=two).role == Role.LEARNER
    assert Grant.objects.filter(person=one, role=Role.SUPERVISOR).exists()
    verbs = set(Change.objects.filter(subject=f"person/{two.uuid}").values_list("verb", flat=True))
    assert verbs == {
        "person.enlisted", "person.appointed", "grant.given", "person.supervisor_named",
    }  # fmt: skip


def test_the_same_file_again_changes_nothing(tmp_path, agency):
    rows = [person(1), person(2, NIP_Atasan=number(1))]
    imported(people_file(tmp_path, *rows), agency)
    before = Change.objects.count()
    roster = judged(people_file(tmp_path, *rows), agency)
    assert progress.counts(roster) == progress.Counts(same=2)
    with pytest.raises(confirming.NothingToEnter):
        confirming.confirm(roster, by=None, now=NOW)
    assert Change.objects.count() == before


def test_units_and_posts_that_exist_are_used_and_others_are_told_before_they_are_made(
    tmp_path, agency
):
    path = people_file(tmp_path, person(1), person(2, Jabatan="Kepala Baru"))
    roster = judged(path, agency)
    places = progress.to_open(roster)
    assert places.units == ("Dinas Sosial / Bidang Data",)
    assert set(places.positions) == {"Penelaah Data", "Kepala Baru"}
    assert not Unit.objects.exists() and not Position.objects.exists()
    imported(path, agency)
    assert Unit.objects.count() == 2 and Position.objects.count() == 2
    again = judged(people_file(tmp_path, person(3, Unit_Kerja="bidang data")), agency)
    assert progress.to_open(again) == progress.Places()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"NIP": "19900514201503100"}, "18 angka"),
        ({"NIP": 199005142015031000}, "tersimpan sebagai angka"),
        ({"Nama": "-"}, "nama lengkap"),
        ({"Jenis Pegawai": "Tetap"}, "tidak dikenal"),
        ({"Jenis Pegawai": ""}, "Isi Jenis Pegawai"),
        ({"Jenis Jabatan": ""}, "Isi Jenis Jabatan"),
        ({"Jenis Jabatan": "JF"}, "perlu jenjangnya"),
        ({"Jenjang": "Ahli Muda"}, "Kosongkan Jenjang"),
        ({"Unit Kerja": ""}, "Isi Unit Kerja"),
        ({"Jabatan": ""}, "Isi Jabatan"),
        ({"Golongan": "3A"}, "III/a"),
        ({"Surel": "bukan"}, "bukan alamat surel"),
        ({"Tanggal Mulai": "besok"}, "tidak terbaca"),
        ({"Tanggal Mulai": "2062-01-01"}, "Periksa tahunnya"),
        ({"NIP Atasan": number(1)}, "di bawah orang ini sendiri"),
        ({"Kode Instansi": "lain"}, "tidak ada di instansi Anda"),
    ],
)
def test_a_row_that_cannot_go_in_says_why_and_the_others_go_in(tmp_path, agency, said, told):
    roster = imported(people_file(tmp_path, {**person(1), **said}, person(2)), agency)
    assert told in problems(roster)[2]
    assert list(Person.objects.values_list("nip", flat=True)) == [number(2)]


def test_who_stands_in_the_file_twice_comes_in_once(tmp_path, agency):
    roster = imported(people_file(tmp_path, person(1), person(1)), agency)
    assert "sudah ada di baris 2" in problems(roster)[3]
    assert Person.objects.count() == 1


def test_what_changed_is_told_and_done(tmp_path, agency):
    imported(people_file(tmp_path, person(1)), agency)
    changed = person(
        1, Nama="Orang Kea, S.E.", Golongan="III/b", Jabatan="Pranata", Tanggal_Mulai="1/10/2026"
    )
    roster = judged(people_file(tmp_path, changed), agency)
    assert set(Row.objects.get(roster=roster).changes) == {"name", "rank", "post"}
    confirming.confirm(roster, by=None, now=NOW)
    imported_again = Person.objects.get()
    imported(people_file(tmp_path, changed, person(2)), agency)
    imported_again.refresh_from_db()
    assert (imported_again.name, imported_again.rank_grade) == ("Orang Kea, S.E.", "III/b")
    assert Appointment.objects.filter(person=imported_again).count() == 2


def test_a_post_cannot_begin_before_the_one_held(tmp_path, agency):
    imported(people_file(tmp_path, person(1)), agency)
    row = person(1, Jabatan="Pranata", Tanggal_Mulai="2025-01-01")
    roster = judged(people_file(tmp_path, row), agency)
    assert "harus sesudahnya" in problems(roster)[2]


def test_a_circle_through_the_file_and_the_directory_is_refused(tmp_path, agency):
    imported(people_file(tmp_path, person(8), person(9, NIP_Atasan=number(8))), agency)
    rows = [person(1, NIP_Atasan=number(9)), person(8, NIP_Atasan=number(1))]
    roster = judged(people_file(tmp_path, *rows), agency)
    assert list(problems(roster)) == [3] and "di bawah orang ini" in problems(roster)[3]


def test_bad_rows_come_back_and_can_be_handed_in_again(tmp_path, agency):
    bad = person(1, Golongan="3A", Jabatan="=HYPERLINK(1)")
    roster = imported(people_file(tmp_path, bad, person(2)), agency)
    (tmp_path / "b.xlsx").write_bytes(marking.marked(roster))
    again = judged(tmp_path / "b.xlsx", agency)
    assert again.headings[-1] == "Masalah" and again.total == 1
    row = Row.objects.get(roster=again)
    assert row.nip == number(1) and row.entry["position"] == "'=HYPERLINK(1)"


def test_the_command_keeps_its_contract(tmp_path, agency, capsys):
    path = workbook(tmp_path / "r.xlsx", [HEADINGS, *invented(60, seed=3, errors=len(MISTAKES))])
    call_command("import", str(path), "--agency", "dinas-x", "--dry-run", "--json")
    tried = json.loads(capsys.readouterr().out)
    assert not Person.objects.exists() and not Roster.objects.exists()
    call_command("import", str(path), "--agency", "dinas-x", "--json")
    done = json.loads(capsys.readouterr().out)
    assert set(done) == {"kind", "created", "skipped", "losses", "errors"}
    assert done["created"]["person"] == tried["created"]["person"] == 60 - len(MISTAKES)
    assert [one["where"] for one in done["errors"]] == [one["where"] for one in tried["errors"]]
    assert len(done["errors"]) == len(MISTAKES)
    assert done["losses"] == []
    assert Effect.objects.filter(stage="entering").count() == Person.objects.count()


def test_without_a_column_for_the_number_the_file_is_refused(tmp_path, agency):
    path = workbook(tmp_path / "a.xlsx", [["Nama", "Kota"], ["Siti", "Palu"]])
    with pytest.raises(FileUnusable, match="Kolom NIP tidak ditemukan"):
        take_in(path, Request(now=NOW, agency="dinas-x"))
    assert not Roster.objects.exists()


def test_the_same_seed_gives_the_same_people():
    assert list(invented(40, seed=5, errors=4)) == list(invented(40, seed=5, errors=4))
    assert list(invented(40, seed=5)) != list(invented(40, seed=6))


def test_the_demo_has_a_file_with_mistakes_and_conflicts(tmp_path):
    path = DEMO / "pegawai-nusacandra.xlsx"
    counts = progress.counts(judged(path, make_agency("nusacandra")))
    assert (counts.refused, counts.open) == (5, 2) and counts.new == 33

"""Handing in a file of learners: what is read, and what each row would do."""

import pytest

from kawah.learning.enrollment.api import Enrollment, enroll, join_or_wait
from kawah.learning.joining.models import Nomination
from kawah.learning.joining.naming import Target, nominate
from kawah.learning.joining.tests.lists import csv, judged, naming, states
from kawah.lib.intake import FileUnusable
from kawah.people.rosters.models import Heading
from kawah.people.rosters.tests.lists import workbook
from tests.factories import NOW, make_agency, make_person


def test_a_row_that_can_come_in_is_ready_and_nobody_is_enrolled_yet(
    tmp_path, target, organizer, agency
):
    path = naming(tmp_path, make_person(agency), make_person(agency))
    nomination = judged(path, target, by=organizer)
    assert states(nomination) == [("ready", []), ("ready", [])]
    assert nomination.stage == "judged" and not Enrollment.objects.exists()


def test_people_are_found_by_number_or_by_address(tmp_path, target, organizer, agency):
    one = make_person(agency, email="Siti@example.go.id")
    other = make_person(agency, email="budi@example.go.id")
    lines = [
        f"{one.nip};",
        ";siti@example.go.id",
        f"{one.nip};budi@example.go.id",
        ";BUDI@example.go.id",
    ]
    nomination = judged(csv(tmp_path, *lines, head="NIP;Surel"), target, by=organizer)
    assert states(nomination) == [
        ("ready", []),
        ("refused", ["again"]),
        ("refused", ["mismatch"]),
        ("ready", []),
    ]
    assert nomination.nominees.get(number=5).person == other


def test_each_row_that_cannot_come_in_says_why(tmp_path, target, organizer, agency, course):
    gone, taking = make_person(agency), make_person(agency)
    gone.is_active = False
    gone.save()
    enroll(taking, course, now=NOW)
    lines = ["12345", "199005142015031999", make_person(make_agency()).nip, gone.nip, taking.nip]
    nomination = judged(csv(tmp_path, *map(str, lines)), target, by=organizer)
    assert states(nomination) == [
        ("refused", ["nip.length"]),
        ("refused", ["unknown"]),
        ("refused", ["elsewhere"]),
        ("refused", ["inactive"]),
        ("same", ["taking"]),
    ]


def test_somebody_of_another_agency_is_not_named(tmp_path, target, organizer):
    stranger = make_person(make_agency(), name="Orang Jauh")
    nomination = judged(naming(tmp_path, stranger), target, by=organizer)
    assert nomination.nominees.get().name == ""


def test_a_missing_prerequisite_is_named(tmp_path, organizer, agency, course, advanced):
    path = naming(tmp_path, make_person(agency))
    nomination = judged(path, Target(agency, advanced), by=organizer)
    assert nomination.nominees.get().faults == [["lacking", {"titles": [course.title]}]]


def test_who_waits_for_a_seat_already_is_not_named_again(tmp_path, batch, organizer, agency):
    people = [make_person(agency) for _ in range(3)]
    join_or_wait(batch, people, by=None, now=NOW)
    target = Target(agency, batch.version.course, batch)
    nomination = judged(naming(tmp_path, *people), target, by=organizer)
    assert states(nomination) == [("same", ["taking"])] * 2 + [("same", ["waiting"])]


def test_a_title_above_and_headings_explained_before_are_understood(
    tmp_path, target, organizer, agency
):
    Heading.objects.create(agency=agency, text="kode orang", column="nip")
    person = make_person(agency)
    table = [["Daftar peserta"], ["No", "Kode Orang"], ["1", person.nip]]
    nomination = judged(workbook(tmp_path / "a.xlsx", table), target, by=organizer)
    assert nomination.nominees.get().person == person


@pytest.mark.parametrize(
    ("head", "lines", "told"),
    [
        ("NIP", [], "tidak ada satu orang pun"),
        ("NIP", ["=1+1"], "rumus"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    tmp_path, target, organizer, head, lines, told
):
    path = csv(tmp_path, *lines, head=head)
    with pytest.raises(FileUnusable) as refusal:
        nominate(path, target, name="a.csv", by=organizer, now=NOW)
    assert told in refusal.value.sentence and not Nomination.objects.exists()


def test_more_rows_than_can_be_are_refused(tmp_path, target, organizer, monkeypatch):
    monkeypatch.setattr("kawah.learning.joining.naming.MOST_ROWS", 2)
    path = csv(tmp_path, *["199005142015031999"] * 3)
    with pytest.raises(FileUnusable, match="lebih dari 2 baris"):
        nominate(path, target, name="a.csv", by=organizer, now=NOW)


def test_the_same_file_that_waits_is_one_file(tmp_path, target, organizer, agency, batch):
    path = naming(tmp_path, make_person(agency))
    first = nominate(path, target, name="a.csv", by=organizer, now=NOW)
    assert nominate(path, target, name="b.csv", by=organizer, now=NOW) == first
    other = Target(agency, batch.version.course, batch)
    assert nominate(path, other, name="a.csv", by=organizer, now=NOW) != first

"""The import command over question files."""

import json

import pytest
from django.core.management import call_command

from kawah.learning.assessment.api import Bank, read_questions, write_questions
from kawah.learning.assessment.keeping import newest_questions
from tests import courses
from tests.factories import make_agency

QUESTIONS = read_questions("bank.gift", courses.BANK.encode()).questions


@pytest.fixture
def run(db, tmp_path, capsys):
    """Write a file and import it; the exit status and what was printed as JSON."""

    def run(name, content, *words):
        path = tmp_path / name
        path.write_bytes(content)
        try:
            call_command("import", str(path), "--json", *words)
        except SystemExit as end:
            return end.code, json.loads(capsys.readouterr().out)
        return 0, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def agency(db):
    return make_agency("nusacandra")


@pytest.mark.parametrize(("name", "kind"), [("s.gift", "gift"), ("s.xml", "moodle_xml")])
def test_questions_go_to_the_bank_of_the_agency(run, agency, name, kind):
    status, told = run(name, write_questions(name, QUESTIONS))
    assert (status, told["kind"], told["created"]) == (0, kind, {"question": 7})
    bank = Bank.objects.get()
    assert (bank.agency, bank.course, bank.key) == (agency, None, name)
    assert newest_questions(bank) == list(QUESTIONS)


@pytest.mark.parametrize("name", ["s.gift", "s.xml"])
def test_the_same_file_again_is_skipped(run, agency, name):
    content = write_questions(name, QUESTIONS)
    run(name, content)
    status, told = run(name, content)
    assert (status, told["created"], told["skipped"]) == (0, {"question": 0}, {"question": 7})


def test_a_changed_question_is_told_as_a_version(run, agency):
    run("s.gift", courses.BANK.encode())
    _status, told = run("s.gift", courses.BANK.replace("lansia", "tua").encode())
    assert told["created"] == {"question": 0, "question_version": 1}


def test_questions_go_into_a_course_by_its_key(run, agency):
    course = courses.draft(agency).course
    status, _told = run("tambahan.gift", b"::t1:: Antre itu adil. {T}", "--into", "antrean")
    assert status == 0
    assert Bank.objects.get(key="soal/tambahan.gift").course == course


def test_an_unknown_course_exits_with_one(run, agency):
    status, told = run("s.gift", courses.BANK.encode(), "--into", "tidak-ada")
    assert status == 1
    assert "tidak-ada" in told["errors"][0]["why"]
    assert not Bank.objects.exists()


def test_a_dry_run_keeps_nothing(run, agency):
    status, told = run("s.gift", courses.BANK.encode(), "--dry-run")
    assert (status, told["created"]) == (0, {"question": 7})
    assert not Bank.objects.exists()


def test_a_format_is_known_by_what_it_holds(run, agency):
    xml = write_questions("s.xml", QUESTIONS)
    assert run("unduhan.txt", xml)[1]["kind"] == "moodle_xml"
    assert run("catatan.txt", courses.BANK.encode())[1]["kind"] == "gift"


def test_what_is_lost_is_told_and_the_rest_is_kept(run, agency):
    status, told = run("s.gift", b"::a:: Benar? {T}\n\n::b:: Rusak { =\n\n::c:: Salah? {F}\n")
    assert status == 0
    assert told["losses"]
    assert told["created"]["question"] >= 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.gift", b""),
        ("rusak.xml", b"<quiz><question>"),
        ("bom.xml", b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>'),
        ("surat.docx", b"bukan soal"),
    ],
)
def test_a_file_that_cannot_be_used_exits_with_one(run, agency, name, content):
    status, told = run(name, content)
    assert (status, len(told["errors"])) == (1, 1)
    assert told["errors"][0]["why"].endswith(".")
    assert not Bank.objects.exists()

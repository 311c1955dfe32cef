"""The import command over question files."""

import io
import json
import sys

import pytest
from django.core.management import call_command

from kawah.learning.assessment.api import Bank, read_questions, write_questions
from kawah.learning.assessment.keeping import newest_questions
from kawah.learning.curriculum.api import facts_of
from kawah.lib.questions.tests.fixtures import SHARED, VERDICTS, expected, needs_moodle_xml
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


def test_a_draft_that_waits_for_the_agencys_bank_knows_when_it_comes(run, agency):
    draw = 'draw = [{ tags = ["umum"], count = 1, bank = "s.gift" }]'
    toml = courses.COURSE_TOML.replace('draw = [{ tags = ["ujian"], count = 4 }]', draw)
    exam = courses.draft(agency, course=toml).activities.get(key="ujian")
    assert facts_of(exam).short_pools == ("s.gift: umum",)
    run("s.gift", b"// [tag:umum]\n::t1:: Antre itu adil. {T}")
    exam.refresh_from_db()
    assert facts_of(exam).short_pools == ()


def test_a_course_is_looked_for_in_the_agency_that_was_said(run, agency):
    ours, other = courses.draft(agency).course, courses.draft(make_agency("wanua")).course
    run("t.gift", b"::t1:: Antre itu adil. {T}", "--into", "antrean", "--agency", "wanua")
    run("u.gift", b"::t1:: Antre itu adil. {T}", "--into", "nusacandra/antrean")
    assert Bank.objects.get(key="soal/t.gift").course == other
    assert Bank.objects.get(key="soal/u.gift").course == ours


def test_a_key_of_two_agencies_is_not_guessed(run, agency):
    courses.draft(agency)
    courses.draft(make_agency("wanua"))
    status, told = run("t.gift", b"::t1:: Antre itu adil. {T}", "--into", "antrean")
    assert status == 1
    assert "beberapa instansi" in told["errors"][0]["why"]


def test_people_read_whose_bank_it_is(agency, tmp_path, capsys):
    path = tmp_path / "s.gift"
    path.write_text(courses.BANK)
    call_command("import", str(path))
    first, count = capsys.readouterr().out.splitlines()
    assert first == f"Soal masuk ke bank “s.gift” milik {agency.name} (nusacandra)."
    assert count == "Soal: 7 baru"
    call_command("import", str(path))
    first, count = capsys.readouterr().out.splitlines()
    assert first.startswith("Tidak ada yang berubah") and count == "Soal: 7 sudah ada"


def test_people_read_which_course_takes_the_questions(agency, tmp_path, capsys):
    courses.draft(agency)
    path = tmp_path / "s.gift"
    path.write_text("::t1:: Antre itu adil. {T}")
    call_command("import", str(path), "--into", "antrean")
    told = capsys.readouterr().out
    assert told.startswith("Soal masuk ke bank “soal/s.gift” kursus nusacandra/antrean.")


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


def test_a_long_file_is_known_by_its_first_lines(run, agency):
    content = "::a:: Benarkah é? {T}\n\n" + "// é\n" * 20_000
    assert run("panjang.txt", content.encode())[1]["created"] == {"question": 1}


def test_a_file_without_a_usable_question_is_refused_with_what_it_holds(run, agency):
    status, told = run("surat.gift", b"Surat biasa.\n\nTanpa soal.\n")
    assert (status, told["kind"], told["created"]) == (1, "gift", {})
    assert len(told["losses"]) == 2
    assert "tidak berisi satu soal pun" in told["errors"][0]["why"]
    assert not Bank.objects.exists()


@needs_moodle_xml
@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, group in VERDICTS.items() for n in group])
def test_each_file_of_the_table_comes_in_as_its_verdict_says(run, agency, kind, name):
    questions, losses = (sum(part.values()) for part in expected(VERDICTS[kind][name]))
    status, told = run(name, (SHARED / kind / name).read_bytes())
    assert (status == 0, told["created"].get("question", 0)) == (questions > 0, questions)
    assert len(told["losses"]) == losses


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
        ("biner.gift", b"\x01\x02\x03 {T}"),
        ("surat.gift", b"%PDF-1.4 {T}"),
        ("komentar.gift", b"// belum ada\n"),
        (f"{'x' * 150}.gift", b"::a:: Benar? {T}"),
    ],
)
def test_a_file_that_cannot_be_used_exits_with_one(run, agency, name, content):
    status, told = run(name, content)
    assert (status, len(told["errors"])) == (1, 1)
    assert told["errors"][0]["why"].endswith(".")
    assert not Bank.objects.exists()


def test_more_questions_than_one_file_may_hold_are_refused(run, agency):
    status, told = run("s.gift", b"Apa? {T}\n\n" * 5001)
    assert (status, Bank.objects.count()) == (1, 0)
    assert "lebih dari 5000 soal" in told["errors"][0]["why"]


def test_losses_beyond_what_anyone_reads_are_counted(run, agency):
    _status, told = run("s.gift", b"Benar? {T}\n\n" + b"Apa? {=a\n\n" * 203)
    assert len(told["losses"]) == 201
    assert told["losses"][-1]["why"] == "Dan 3 hal lain."


def test_questions_are_told_that_only_courses_are_published(run, agency):
    _status, told = run("s.gift", b"Apa? {T}", "--publish")
    assert [loss["what"] for loss in told["losses"]] == ["--publish"]


def test_a_terminal_that_knows_only_ascii_is_told_too(db, agency, tmp_path, monkeypatch):
    (tmp_path / "s.gift").write_text("::“a”:: Benar? {T}")
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    call_command("import", str(tmp_path / "s.gift"))
    screen.flush()
    assert b"\\u201cs.gift\\u201d" in screen.buffer.getvalue()

"""The import command: what it prints and how it exits."""

import json
import shutil
from importlib import import_module

import pytest
from django.core.management import call_command

from kawah.learning.curriculum.api import Course, Version
from tests import courses
from tests.factories import make_agency, make_person


@pytest.fixture
def run(capsys):
    """Run the command; its exit status and what it printed as JSON."""

    def run(*words):
        try:
            call_command("import", *map(str, words), "--json")
        except SystemExit as end:
            return end.code, json.loads(capsys.readouterr().out)
        return 0, json.loads(capsys.readouterr().out)

    return run


def test_a_new_course_is_told_in_numbers(run, written):
    status, told = run(written())
    assert status == 0
    assert told["kind"] == "course_folder"
    assert told["created"] == {"version": 1, "outcome": 1, "module": 1, "activity": 4}
    assert told["losses"] == told["errors"] == []


def test_the_same_folder_again_is_skipped(run, written):
    run(written())
    _status, told = run(written())
    assert (told["created"], told["skipped"]["activity"]) == ({}, 4)


def test_a_dry_run_tells_the_same_and_keeps_nothing(run, written):
    status, told = run(written(), "--dry-run")
    assert (status, told["created"]["activity"]) == (0, 4)
    assert not Course.objects.exists()


def test_a_zip_holds_the_same_course(run, written, tmp_path):
    folder = written()
    packed = shutil.make_archive(str(tmp_path / "kursus-zip"), "zip", folder)
    assert run(packed)[1]["created"]["version"] == 1
    assert run(folder)[1]["created"] == {}


def test_a_course_can_be_published_at_once(run, written):
    assert run(written(), "--publish")[0] == 0
    assert not Version.objects.get().is_draft


def test_publication_refused_refuses_the_import(run, written):
    toml = courses.COURSE_TOML.replace("2026-08-01", "2020-08-01")
    status, told = run(written(course=toml), "--publish")
    assert status == 1
    assert [note["what"] for note in told["errors"]] == ["reviewed_recently"]
    assert not Course.objects.exists()


def test_a_fault_exits_with_one_and_names_its_place(run, written):
    toml = courses.COURSE_TOML.replace("public_service", "sihir")
    status, told = run(written(course=toml))
    assert status == 1
    assert told["errors"][0]["where"] == "course.toml: o1"
    assert "sihir" in told["errors"][0]["why"]


def test_an_unknown_agency_exits_with_one(run, written):
    status, told = run(written(), "--agency", "tidak-ada")
    assert status == 1
    assert "tidak-ada" in told["errors"][0]["why"]


def test_a_course_belongs_to_the_agency_of_who_imports(run, written, agency):
    person = make_person(make_agency("wanua"), email="ina@wanua.example")
    run(written(), "--as", person.email)
    assert Course.objects.get().agency.code == "wanua"


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02", b"PK\x03\x04 rusak"])
def test_what_cannot_be_used_exits_with_one(run, agency, tmp_path, content):
    path = tmp_path / "kiriman.zip"
    if content is not None:
        path.write_bytes(content)
    status, told = run(path)
    assert (status, len(told["errors"])) == (1, 1)


def test_a_folder_that_is_no_course_exits_with_one(run, agency, tmp_path):
    (tmp_path / "catatan.txt").write_text("halo")
    status, told = run(tmp_path)
    assert status == 1
    assert "course.toml" in told["errors"][0]["why"]


@pytest.mark.parametrize("words", [[], ["a", "--tidak-ada"]])
def test_a_wrong_call_exits_with_two(words, capsys):
    command = import_module("kawah.learning.curriculum.management.commands.import").Command()
    with pytest.raises(SystemExit) as end:
        command.run_from_argv(["manage.py", "import", *words])
    assert end.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_without_json_people_read_sentences(written, capsys):
    call_command("import", str(written()))
    assert capsys.readouterr().out.startswith("course_folder:")
    with pytest.raises(SystemExit):
        call_command("import", "tidak-ada.zip")
    assert "tidak-ada.zip" in capsys.readouterr().err

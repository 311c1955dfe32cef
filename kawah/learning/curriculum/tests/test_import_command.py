"""The import command: what it prints and how it exits."""

import json
import shutil
from hashlib import sha256
from importlib import import_module
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from kawah.learning.curriculum.api import Course, Version
from tests import courses
from tests.factories import make_agency, make_person

PICTURE = ":::gambar media/alur.svg\nalt: Alur antrean\n:::\n\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><!-- {} --></svg>'


@pytest.fixture
def drawn(written):
    """The small course with a picture that nobody had before; its bytes."""

    def drawn(**replaced):
        drawing = DRAWING.format(uuid4()).encode()
        top = written(**{"lesson": PICTURE + courses.LESSON, **replaced})
        (top / "media").mkdir()
        (top / "media/alur.svg").write_bytes(drawing)
        return top, drawing

    return drawn


def stored(content):
    digest = sha256(content).hexdigest()
    return default_storage.exists(f"files/{digest[:2]}/{digest}.svg")


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


@pytest.fixture
def told(capsys):
    """Run the command; the lines that people read."""

    def told(*words):
        call_command("import", *map(str, words))
        return capsys.readouterr().out.splitlines()

    return told


@pytest.fixture
def refused(capsys):
    """Run the command that refuses; the lines that people read."""

    def refused(*words):
        with pytest.raises(SystemExit) as end:
            call_command("import", *map(str, words))
        assert end.value.code == 1
        return capsys.readouterr().err.splitlines()

    return refused


def test_a_new_course_is_told_in_numbers(run, written):
    status, told = run(written())
    assert status == 0
    assert told["kind"] == "course_folder"
    assert told["created"] == {
        "version": 1,
        "outcome": 1,
        "module": 1,
        "activity": 4,
        "question": 7,
    }
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


def test_a_picture_is_stored_with_its_course(run, drawn):
    top, drawing = drawn()
    assert run(top, "--publish")[0] == 0 and stored(drawing)


@pytest.mark.parametrize(
    ("replaced", "words", "exit_code"),
    [
        ({}, ["--dry-run"], 0),
        ({"course": courses.COURSE_TOML.replace("public_service", "sihir")}, [], 1),
        ({"bank": "// belum ada\n"}, [], 1),
        ({"lesson": PICTURE + "Pendek."}, ["--publish"], 1),
    ],
)
def test_what_is_not_taken_in_stores_nothing(run, drawn, replaced, words, exit_code):
    top, drawing = drawn(**replaced)
    assert run(top, *words)[0] == exit_code
    assert not stored(drawing)


def test_a_refused_course_leaves_the_pictures_of_others(run, drawn):
    top, drawing = drawn()
    run(top)
    toml = (top / "course.toml").read_text()
    (top / "course.toml").write_text(toml.replace("public_service", "sihir"))
    assert run(top)[0] == 1 and stored(drawing)


def test_files_that_nothing_refers_to_are_told(run, written):
    top = written()
    (top / "media").mkdir()
    (top / "media/lupa.svg").write_text(DRAWING)
    (top / "catatan.txt").write_text("halo")
    status, told = run(top)
    assert (status, told["created"]["version"]) == (0, 1)
    assert [note["where"] for note in told["losses"]] == ["catatan.txt", "media/lupa.svg"]
    assert all("merujuk" in note["why"] for note in told["losses"])


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


def test_the_object_holds_what_tools_rely_on_and_nothing_else(run, written):
    keys = {"kind", "created", "skipped", "losses", "errors"}
    assert run(written())[1].keys() == keys
    _status, told = run(written(course="key = 1"))
    assert (told.keys(), told["kind"]) == (keys, "course_folder")


def test_people_read_what_became_of_a_folder(told, written):
    assert told(written()) == [
        "Kursus “Antrean yang Adil” (nusacandra/antrean) disimpan sebagai rancangan versi 1, "
        "belum terbit.",
        "Versi kursus: 1 baru",
        "Hasil belajar: 1 baru",
        "Modul: 1 baru",
        "Kegiatan: 4 baru",
        "Soal: 7 baru",
    ]
    again = told(written())
    assert "tidak berubah" in again[0] and "belum terbit" in again[0]
    assert again[-1] == "Kegiatan: 4 sudah ada"


def test_people_read_where_a_published_course_stands(told, written, clock):
    first, address, *_counts = told(written(), "--publish")
    course = Course.objects.get()
    assert first.endswith("terbit sebagai versi 1.")
    assert address == f"Alamatnya: {settings.PUBLIC_URL}/kursus/{course.uuid}/"
    clock.advance(seconds=1)
    again = told(written(), "--publish")
    assert again[0].endswith("folder ini sama dengan versi 1 yang sudah terbit.")


def test_people_read_that_a_dry_run_changed_nothing(told, written):
    lines = told(written(), "--dry-run", "--publish")
    assert lines[0].startswith("Percobaan: tidak ada yang diubah.")
    assert lines[1].endswith("terbit sebagai versi 1.")
    assert not any("Alamatnya" in line for line in lines)


def test_people_read_each_loss_with_its_place(told, written):
    top = written()
    (top / "catatan.txt").write_text("halo")
    assert [line for line in told(top) if "catatan.txt" in line] == [
        "- catatan.txt: berkas tidak dimasukkan. "
        "Tidak ada kegiatan, pelajaran, atau bank soal yang merujuk berkas ini."
    ]


def test_people_read_in_the_language_of_their_terminal(told, written, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert told(written())[0].endswith("saved as draft version 1, not yet published.")


def test_people_read_every_fault(refused, written):
    toml = courses.COURSE_TOML.replace("level = 2", "level = 9").replace(
        "minutes = ", "minutes = -"
    )
    lines = refused(written(course=toml))
    assert lines[0] == "Kursus ini ditolak karena 5 hal; perbaiki, lalu impor lagi."
    assert [line.partition(": “")[0] for line in lines[1:-1]] == [
        "- course.toml: [[outcome]] 1",
        "- course.toml: modul 1, kegiatan 1",
        "- course.toml: modul 1, kegiatan 2",
        "- course.toml: modul 1, kegiatan 3",
        "- course.toml: modul 1, kegiatan 4",
    ]
    assert lines[-1] == "Tidak ada yang diubah."


def test_people_read_which_activity_the_resep_means(refused, written):
    toml = courses.COURSE_TOML.replace("count = 4", "count = 9")
    lines = refused(written(course=toml), "--publish")
    assert any(line.startswith("- Kegiatan “Ujian antrean” (ujian): ") for line in lines)


def test_a_missing_file_is_told_to_people(refused, db):
    assert refused("tidak-ada.zip") == ["Berkas tidak-ada.zip tidak ada.", "Tidak ada yang diubah."]


def test_an_agency_that_was_not_said_is_named(written, capsys):
    call_command("import", str(written()), "--dry-run")
    assert capsys.readouterr().err == ""
    make_agency("wanua")
    call_command("import", str(written()), "--dry-run", "--json")
    assert "dipakai nusacandra" in capsys.readouterr().err
    call_command("import", str(written()), "--dry-run", "--agency", "wanua")
    assert capsys.readouterr().err == ""


def test_without_any_agency_the_call_is_wrong(db, tmp_path, capsys):
    for path, content in courses.files().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with pytest.raises(SystemExit) as end:
        call_command("import", str(tmp_path), "--json")
    assert end.value.code == 2
    printed = capsys.readouterr()
    assert "--agency" in printed.err and not printed.out


def test_a_folder_goes_only_into_the_course_it_is(run, written):
    run(written())
    assert run(written(), "--into", "antrean")[0] == 0
    toml = courses.COURSE_TOML.replace('key = "antrean"', 'key = "lain"')
    status, told = run(written(course=toml), "--into", "antrean")
    assert (status, Course.objects.count()) == (1, 1)
    assert "“lain”, bukan “antrean”" in told["errors"][0]["why"]


def test_a_user_name_that_nobody_has_is_refused_even_beside_an_agency(refused, written):
    for more in (("--agency", "nusacandra"), ("--into", "antrean")):
        said = refused(written(), *more, "--as", "hantu")
        assert said[0] == "Tidak ada orang dengan nama pengguna itu."


def test_a_name_without_letters_is_not_the_folder_one_stands_in(run):
    with pytest.raises(CommandError, match="Sebutkan berkas"):
        call_command("import", "")


def test_a_zip_of_something_else_is_told_what_can_be_imported(run, tmp_path):
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi/imsmanifest.xml").write_text("<manifest/>")
    status, told = run(shutil.make_archive(str(tmp_path / "scorm"), "zip", tmp_path / "isi"))
    assert status == 1
    assert told["errors"][0]["why"].startswith("scorm.zip tidak berisi course.toml")
    assert "Moodle XML" in told["errors"][0]["why"]

"""What comes out, taken in again, is the same course."""

import pytest
from django.core.management import CommandError, call_command
from msgspec.structs import replace

from kawah.learning.assessment.api import Bank, read_questions
from kawah.learning.assessment.keeping import keep_questions
from kawah.learning.curriculum.api import Course, Folder, export_course, import_course, publish
from kawah.learning.curriculum.course_file import shaped
from kawah.learning.curriculum.toml_text import parsed
from tests import courses
from tests.factories import NOW, make_agency

# What a folder need not say, and what comes out without it.
DEFAULTS = {"feedback": "after_attempt", "required": True}


def exported(version):
    folder = Folder({}, agency=version.course.agency, now=NOW)
    export_course(version, folder)
    return folder.files


def test_what_comes_out_is_what_went_in(take_in):
    given, back = courses.files(), exported(take_in()[0])
    assert back.keys() == given.keys()
    assert back["pelajaran/01.md"] == given["pelajaran/01.md"]
    told, said = (shaped(parsed(each["course.toml"])) for each in (back, given))
    assert told is not None and said is not None
    assert replace(told, module=[]) == replace(said, module=[])
    for ours, theirs in zip(told.activities(), said.activities(), strict=True):
        assert {**DEFAULTS, **ours[2]} == {**DEFAULTS, **theirs[2]}


def test_questions_come_out_as_they_went_in(take_in):
    bank = exported(take_in()[0])["soal/bank.gift"]
    given = read_questions("bank.gift", courses.BANK.encode())
    assert read_questions("bank.gift", bank).questions == given.questions


WITH_REMARK = courses.COURSE_TOML.replace("[impact]", "# disepakati dengan Dinas\n[impact]")


def test_a_folder_comes_out_as_its_author_wrote_it(take_in):
    given = courses.files(course=WITH_REMARK)
    version, _new = take_in(course=WITH_REMARK)
    assert exported(version) == given
    assert take_in(course=WITH_REMARK) == (version, False)


def test_a_bank_changed_by_another_version_comes_out_as_it_is_now(take_in):
    version, _new = take_in()
    bank = version.course.banks.get()
    question = bank.items.get(key="l2")
    question.is_retired = True
    question.save()
    assert b"::l2::" not in exported(version)["soal/bank.gift"]


def test_a_bank_added_later_is_named_in_the_course(take_in):
    version, _new = take_in(course=WITH_REMARK)
    bank = Bank.objects.create(agency=version.course.agency, course=version.course, key="s/b.gift")
    given = read_questions("bank.gift", courses.BANK.encode()).questions
    keep_questions(bank, given[:1], now=NOW)
    told = parsed(exported(version)["course.toml"])
    assert told["bank"] == [{"file": "soal/bank.gift"}, {"file": "s/b.gift"}]


def test_a_course_taken_in_from_its_export_comes_out_the_same(take_in):
    first = exported(take_in()[0])
    version, is_new = import_course(Folder(dict(first), agency=make_agency(), now=NOW))
    assert is_new
    assert exported(version) == first


def test_a_published_version_comes_out_the_same_as_its_draft(take_in):
    version, _new = take_in()
    draft = exported(version)
    assert exported(publish(version, by=None, now=NOW)) == draft


def test_the_command_writes_a_folder_that_can_be_imported(take_in, tmp_path, capsys):
    take_in()
    call_command("export", "nusacandra/antrean", "--out", str(tmp_path / "keluar"))
    make_agency("wanua")
    call_command("import", str(tmp_path / "keluar"), "--agency", "wanua")
    assert Course.objects.filter(key="antrean").count() == 2
    assert "berkas" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["tidak-ada", "wanua/antrean"])
def test_an_unknown_course_is_not_written(take_in, tmp_path, name):
    take_in()
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("export", name, "--out", str(tmp_path / "keluar"))


def test_a_folder_in_use_is_left_alone(take_in, tmp_path):
    take_in()
    (tmp_path / "catatan.txt").write_text("penting")
    with pytest.raises(CommandError, match="tidak kosong"):
        call_command("export", "antrean", "--out", str(tmp_path))

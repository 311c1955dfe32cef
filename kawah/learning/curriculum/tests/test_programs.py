"""A programme comes in from its file, and goes out as it came."""

import pytest
from django.core.management import CommandError, call_command

from kawah.learning.curriculum.api import Program
from kawah.learning.curriculum.program_file import FILE
from kawah.learning.curriculum.program_importer import ProgramImporter
from kawah.lib.intake import FileUnusable, Request
from kawah.lib.intake import take_in as take_in_file
from tests.factories import NOW, make_agency

TOML = """
code = "tangguh"
name = "Pelayan Tangguh"
summary = "Dua tahap."

[[phase]]
name = "Dasar"
mode = "self_paced"
courses = ["antrean"]

[[phase]]
name = "Di tempat kerja"
mode = "in_person"
days = 3
"""


@pytest.fixture
def bring(take_in, tmp_path):

    def bring(toml=TOML, **changes):
        take_in()
        (tmp_path / FILE).write_text(toml)
        asked = Request(**{"now": NOW, "agency": "nusacandra", **changes})
        return take_in_file(tmp_path / FILE, asked)

    return bring


def test_a_programme_comes_in_with_its_phases(bring):
    assert bring().created == {"programme": 1, "phase": 2}
    program = Program.objects.get()
    phases = [(one.name, one.mode, one.days) for one in program.phases.order_by("seq")]
    assert phases == [("Dasar", "self_paced", None), ("Di tempat kerja", "in_person", 3)]
    assert [one.key for one in program.phases.get(seq=0).courses.all()] == ["antrean"]


def test_the_same_file_changes_nothing_and_a_changed_one_takes_its_place(bring):
    bring()
    assert bring().skipped == {"programme": 1, "phase": 2}
    bring(TOML.replace("Di tempat kerja", "Di kantor"))
    names = Program.objects.get().phases.order_by("seq").values_list("name", flat=True)
    assert list(names) == ["Dasar", "Di kantor"]


def test_a_dry_run_keeps_nothing(bring):
    assert bring(is_dry_run=True).created == {"programme": 1, "phase": 2}
    assert not Program.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('["antrean"]', '["hilang"]', "“hilang” tidak ada"),
        ('["antrean"]', '["antrean", "antrean"]', "dua kali"),
        ('mode = "in_person"', 'mode = "jauh"', "“mode” tidak sesuai"),
        ("summary", "ringkasan", "“ringkasan” tidak dikenal"),
        ("[[phase]]", "[[tahap]]", "“tahap” tidak dikenal"),
    ],
)
def test_a_fault_refuses_the_whole_file(bring, old, new, what):
    with pytest.raises(FileUnusable) as refusal:
        bring(TOML.replace(old, new))
    assert any(what in note.why for note in refusal.value.notes)
    assert not Program.objects.exists()


def test_a_folder_with_a_course_is_no_programme(tmp_path):
    (tmp_path / FILE).write_text(TOML)
    assert ProgramImporter().recognizes(tmp_path)
    (tmp_path / "course.toml").write_text("")
    assert not ProgramImporter().recognizes(tmp_path)


def test_what_goes_out_comes_in_again_as_the_same(bring, tmp_path, capsys):
    bring()
    out = tmp_path / "keluar.toml"
    call_command("export_programme", "nusacandra/tangguh", "--out", str(out))
    assert bring(out.read_text()).skipped == {"programme": 1, "phase": 2}
    assert "ditulis" in capsys.readouterr().out
    for name, place in (("nusacandra/lain", out), ("nusacandra/tangguh", out)):
        with pytest.raises(CommandError):
            call_command("export_programme", name, "--out", str(place))


def test_a_course_of_another_agency_is_named_with_it(bring):
    make_agency("wanua")
    bring()
    told = bring(TOML.replace('"antrean"', '"nusacandra/antrean"'), agency="wanua")
    assert told.created["programme"] == 1
    assert Program.objects.get(agency__code="wanua").phases.get(seq=0).courses.count() == 1

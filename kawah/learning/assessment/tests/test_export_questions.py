"""A bank goes out as a file that others read, and comes back the same."""

import pytest
from django.core.management import CommandError, call_command
from msgspec.structs import replace

from kawah.learning.assessment.api import Bank, read_questions
from kawah.learning.assessment.keeping import add_questions, newest_questions
from tests import courses
from tests.factories import NOW, make_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank():
    return Bank.objects.get(course=courses.published(make_agency("kptk")).course)


@pytest.mark.parametrize("name", ["soal.gift", "soal.xml"])
def test_what_goes_out_comes_back_the_same(bank, tmp_path, capsys, name):
    out = tmp_path / name
    call_command("export_questions", "antrean", out=out)
    reading = read_questions(name, out.read_bytes())
    assert list(reading.questions) == newest_questions(bank) and not reading.losses
    assert f"{len(reading.questions)} soal" in capsys.readouterr().out


def test_a_bank_of_an_agency_goes_out_too(bank, tmp_path):
    own = Bank.objects.create(agency=bank.agency, key="umum.gift")
    add_questions(own, newest_questions(bank)[:1], now=NOW)
    call_command("export_questions", agency="kptk", out=tmp_path / "umum.xml")
    assert len(read_questions("umum.xml", (tmp_path / "umum.xml").read_bytes()).questions) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"course": "lain"}, "tidak ada"),
        ({"agency": "lain"}, "lain"),
        ({}, "Sebutkan kursus"),
        ({"course": "antrean", "bank": "soal/b.gift"}, "soal/bank.gift"),
    ],
)
def test_a_bank_that_is_not_there_is_told(bank, tmp_path, asked, said):
    with pytest.raises(CommandError, match=said):
        call_command("export_questions", **asked, out=tmp_path / "soal.gift")
    assert not list(tmp_path.iterdir())


def test_of_several_banks_one_has_to_be_chosen(bank, tmp_path):
    Bank.objects.create(agency=bank.agency, course=bank.course, key="soal/dua.gift")
    with pytest.raises(CommandError, match=r"soal/bank.gift, soal/dua.gift"):
        call_command("export_questions", "antrean", out=tmp_path / "soal.gift")


def test_no_file_is_written_over_and_the_ending_decides(bank, tmp_path):
    (tmp_path / "soal.gift").write_text("milik saya")
    for name in ("soal.gift", "soal.pdf", "tidak/ada.gift"):
        with pytest.raises(CommandError):
            call_command("export_questions", "antrean", out=tmp_path / name)
    assert (tmp_path / "soal.gift").read_text() == "milik saya"


def test_a_bank_that_came_by_itself_goes_out_with_the_course(bank, tmp_path):
    added = Bank.objects.create(agency=bank.agency, course=bank.course, key="soal/tambahan.xml")
    extra = replace(newest_questions(bank)[0], key="x1", title="x1")
    add_questions(added, [extra], now=NOW)
    call_command("export", "antrean", out=tmp_path / "antrean")
    content = (tmp_path / "antrean" / "soal" / "tambahan.xml").read_bytes()
    assert list(read_questions("t.xml", content).questions) == [extra]
    call_command("import", tmp_path / "antrean", agency=make_agency("marapu").code)
    assert Bank.objects.filter(agency__code="marapu").count() == 2

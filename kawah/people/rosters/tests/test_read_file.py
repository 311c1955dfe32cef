"""Files as they come: what is read, and the one sentence for each that cannot be."""

import zipfile
from datetime import date

import pytest
from xlsxwriter import Workbook

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import files, guard, table
from kawah.people.rosters.tests.lists import HEADINGS, lines, people_file, person, workbook

TWO = ["NIP", "Nama"]
SOMEBODY = ["199005142015031001", "Siti Rahayu"]


def rows_of(path):
    return list(files.read(path).rows)


def refusal(path):
    with pytest.raises(FileUnusable) as refused:
        rows_of(path)
    return refused.value.sentence


def test_a_workbook_is_read_with_the_numbers_of_its_rows(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [["Daftar pegawai"], [], TWO, SOMEBODY, [], SOMEBODY])
    read = files.read(path)
    assert read.headings == TWO
    assert list(read.rows) == [(4, SOMEBODY), (6, SOMEBODY)]


def test_a_date_cell_is_a_day_and_a_long_number_is_known_to_have_lost_digits(tmp_path):
    with Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for column, heading in enumerate([*TWO, "Tanggal Mulai"]):
            sheet.write(0, column, heading)
        sheet.write_number(1, 0, 199005142015031001)
        sheet.write_string(1, 1, "Siti")
        sheet.write_datetime(1, 2, date(2026, 11, 30), book.add_format({"num_format": "d mmm"}))
    [(_number, cells)] = rows_of(tmp_path / "a.xlsx")
    assert isinstance(cells[0], int) and cells[2] == "2026-11-30"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_wrote_it(tmp_path, sign, encoding):
    path = tmp_path / "a.csv"
    text = f'NIP{sign}Nama\r\n="199005142015031001"{sign}"Renée{sign} S.E."\r\n'
    path.write_bytes(text.encode(encoding))
    assert rows_of(path) == [(2, ["199005142015031001", " ".join(f"Renée{sign} S.E.".split())])]


def test_a_number_that_a_csv_shortened_is_known(tmp_path):
    (tmp_path / "a.csv").write_text("NIP;Nama\n1,99005E+17;Siti\n")
    [(_number, cells)] = rows_of(tmp_path / "a.csv")
    assert isinstance(cells[0], int)


def test_of_two_sheets_the_one_with_people_is_read_and_told(tmp_path):
    before = [("Catatan", [["Catatan", "Isi"], ["a", "b"]])]
    read = files.read(workbook(tmp_path / "a.xlsx", [TWO, SOMEBODY], before=before))
    assert read.told == [("sheets", {"count": 2, "sheet": "Pegawai"})]
    assert list(read.rows) == [(2, SOMEBODY)]


def test_formulas_are_named_by_their_cells(tmp_path):
    with Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, TWO)
        sheet.write_formula(1, 0, '="19900514"&"2015031001"', value="199005142015031001")
        sheet.write(1, 1, "Siti")
    assert "rumus di sel A2." in refusal(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_text('NIP,Nama\n"=1+1",Siti\n')
    assert "rumus di sel A2." in refusal(tmp_path / "a.csv")


def test_other_kinds_of_files_are_named(tmp_path):
    for content, word in [
        (b"", "kosong"),
        (b"%PDF-1.7 ...", "PDF"),
        (files.OLD_OFFICE + b"\0" * 600, ".xls"),
        (files.OLD_OFFICE + files.LOCKED, "kata sandi"),
        (b"\0\1\2\3" * 99, "bukan teks CSV"),
        (b"PK\x03\x04 and nothing more", "rusak"),
    ]:
        path = tmp_path / "a.xlsx"
        path.write_bytes(content)
        assert word in refusal(path), word


def test_macros_are_refused(tmp_path):
    path = people_file(tmp_path, person(1))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "makro" in refusal(path)


def test_a_zip_of_something_else_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("course.toml", "title = 'x'")
    assert "bukan berkas Excel" in refusal(tmp_path / "a.xlsx")


def test_without_headings_or_people_it_says_what_is_missing(tmp_path):
    assert "baris judul" in refusal(workbook(tmp_path / "a.xlsx", [SOMEBODY, SOMEBODY]))
    assert "satu orang pun" in refusal(workbook(tmp_path / "b.xlsx", [TWO]))


def replaced(path, part, old, new):
    """The workbook with one of its parts written otherwise."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held[part] = held[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_a_sheet_as_wide_as_it_can_be_is_not_opened(tmp_path):
    path = replaced(people_file(tmp_path, person(1)), SHEET, b'r="B2"', b'r="XFD2"')
    assert "kolom" in refusal(path)


def test_a_million_rows_are_counted_before_any_is_read(tmp_path):
    row = b'<row r="9"><c r="A9"/></row>'
    path = replaced(
        people_file(tmp_path, person(1)), SHEET, b"</sheetData>", row * 110_000 + b"</sheetData>"
    )
    assert "100.000 baris" in refusal(path)


FAR = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "end",
    [
        FAR,
        FAR.replace(b'"A', b'"a'),  # a reader takes small letters too
        FAR.replace(b"<c ", b'<c t=">" '),  # as values may hold it
        FAR.replace(b"<c", b"<x-y:c").replace(b"/c>", b"/x-y:c>"),
        b'<row r="3"><c r="A0999999"><v>1</v></c></row>',
        b'<row r="1048575"><c><v>1</v></c></row>',  # a cell that does not say where it stands
        b'<row r="1048575"/><row><c><v>1</v></c></row>',
    ],
)
def test_one_cell_far_below_the_people_is_refused_before_room_is_made(tmp_path, end):
    path = replaced(people_file(tmp_path, person(1)), SHEET, b"</sheetData>", end + b"</sheetData>")
    assert "Di bawah data" in refusal(path)


def test_an_empty_row_at_the_end_of_a_sheet_does_no_harm(tmp_path):
    """As one office program writes it into every file."""
    end = b'<row r="1048576" ht="12.8"/></sheetData>'
    path = replaced(people_file(tmp_path, person(1)), SHEET, b"</sheetData>", end)
    assert len(rows_of(path)) == 1


def test_a_bomb_and_entities_are_refused(tmp_path):
    path = replaced(people_file(tmp_path, person(1)), SHEET, b"</sheetData>", b" " * 30_000_000)
    assert "terlalu besar" in refusal(path)
    evil = replaced(
        people_file(tmp_path, person(1)), SHEET, b"<worksheet", b"<!DOCTYPE x><worksheet"
    )
    assert "rusak" in refusal(evil)


def test_a_file_larger_than_allowed_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "MOST_BYTES", 100)
    assert "terlalu besar" in refusal(people_file(tmp_path, person(1)))


def test_cells_without_places_are_counted(tmp_path):
    wide = b"<row>" + b"<c><v>1</v></c>" * 90 + b"</row></sheetData>"
    path = replaced(people_file(tmp_path, person(1)), SHEET, b"</sheetData>", wide)
    assert "kolom" in refusal(path)


def test_the_guard_sees_what_the_reader_sees(tmp_path):
    [sheet] = guard.examine(workbook(tmp_path / "a.xlsx", lines([person(1), person(2)])))
    assert (sheet.rows, sheet.width, sheet.is_calculated) == (3, len(HEADINGS), False)

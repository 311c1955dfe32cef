"""Taking in a file: the first importer that recognises it, or one clear refusal."""

import os
from pathlib import Path

import pytest

from kawah.lib import intake
from kawah.lib.intake import FileUnusable, Note, Outcome, Request, take_in
from tests.factories import NOW

REQUEST = Request(now=NOW)


def refusal(path):
    with pytest.raises(FileUnusable) as refused:
        take_in(path, REQUEST)
    return refused.value.sentence


def test_a_missing_file_is_named(tmp_path):
    assert "kursus.zip" in refusal(tmp_path / "kursus.zip")


def test_an_empty_file_is_named(tmp_path):
    path = tmp_path / "soal.gift"
    path.touch()
    assert refusal(path) == "Berkas soal.gift kosong."


def test_what_is_neither_file_nor_folder_is_refused(tmp_path):
    pipe = tmp_path / "pipa.gift"
    os.mkfifo(pipe)
    assert refusal(pipe) == "pipa.gift bukan berkas dan bukan folder."


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "soal.gift"
    path.write_text("::a:: Benar? {T}")
    monkeypatch.setattr(Path, "open", lambda *_words, **_more: os.open("/tidak/ada", os.O_RDONLY))
    assert refusal(path) == "Berkas soal.gift tidak dapat dibaca; periksa izin dan letaknya."


def test_a_name_that_is_no_text_can_be_told(tmp_path):
    assert refusal(tmp_path / "\udcff.gift") == "Berkas \ufffd.gift tidak ada."


def test_what_no_importer_knows_is_refused_with_what_could_be(tmp_path):
    path = tmp_path / "surat.docx"
    path.write_bytes(b"halo")
    assert "surat.docx" in refusal(path) and "GIFT" in refusal(path)


FILES = ("a.xlsx", "programme.toml", "course", "a.xml", "a.gift")


def test_every_listed_importer_recognizes_something(tmp_path):
    (tmp_path / "a.xlsx").touch()
    (tmp_path / "a.gift").write_text("::a:: Benar? {T}")
    (tmp_path / "a.xml").write_text("<quiz></quiz>")
    (tmp_path / "programme.toml").write_text("[program]")
    (tmp_path / "course").mkdir()
    given = [tmp_path / name for name in FILES]
    chosen = [next(i for i in intake.importers() if i.recognizes(path)) for path in given]
    assert chosen == list(intake.importers())


def test_a_refusal_carries_its_notes():
    note = Note("course.toml", "o1", "tidak ada")
    assert FileUnusable("Ditolak.", notes=[note]).notes == [note]
    assert FileUnusable("Ditolak.").notes == []


def test_outcomes_share_nothing():
    first, second = Outcome("gift"), Outcome("gift")
    first.created["question"] = 1
    assert second.created == {}

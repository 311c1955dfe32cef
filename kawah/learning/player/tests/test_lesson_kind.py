"""A lesson from its folder, described, frozen, and back."""

import pytest

from kawah.learning.curriculum.api import Folder, facts_of
from kawah.learning.player.lesson_kind import LessonKind
from kawah.learning.player.lessons import Fragment, Lesson
from kawah.learning.player.tests.conftest import LESSON, NOW


@pytest.fixture
def write(activity, files, agency):
    """Write a lesson with other files; the faults."""

    def write(node=None, **changed):
        names = {"text": "pelajaran/01.md", "picture": "media/alur.svg", "film": "media/demo.webm"}
        found = {**files, **{names[name]: value for name, value in changed.items()}}
        folder = Folder(
            {path: content for path, content in found.items() if content is not None},
            agency=agency,
            now=NOW,
        )
        LessonKind().write(
            activity("lesson"), {"file": "pelajaran/01.md"} if node is None else node, folder
        )
        return folder.faults

    return write


def test_an_export_gives_back_every_byte(lesson, files, agency):
    folder = Folder({}, agency=agency, now=NOW)
    assert LessonKind().read(lesson, folder) == {"file": "pelajaran/01.md"}
    assert folder.files == files


@pytest.mark.parametrize("text", ["\ufeff## A\r\n\r\nb\r\n", "## A\n\n\n  b \t\n\n", "b"])
def test_any_way_of_writing_lines_comes_back(write, text, agency):
    assert write(text=text.encode()) == []
    folder = Folder({}, agency=agency, now=NOW)
    LessonKind().read(Lesson.objects.get().activity, folder)
    assert folder.files == {"pelajaran/01.md": text.encode()}


def test_a_lesson_says_what_it_holds(lesson):
    lesson.refresh_from_db()
    facts = facts_of(lesson)
    assert (facts.questions, facts.decisions, facts.has_feedback) == (5, 1, True)
    assert (facts.rule_reality_pairs, facts.practitioner_parts) == (1, 1)
    assert facts.cites == ("uu25-2009",)
    assert facts.pictures_without_text == facts.media_without_text == ()
    assert not facts.is_assessment and facts.offline_bytes > 10_000


def test_a_lesson_says_how_long_it_takes(lesson):
    lesson.refresh_from_db()
    facts = facts_of(lesson)
    assert 70 < facts.words < 120
    quickest = facts.words * 60 / 400 + 6 * 5
    assert quickest < facts.reading_seconds < quickest + 5
    assert 5 * 2 + 3 < facts.estimated_minutes < 5 * 2 + 3 + 2


def test_freezing_makes_one_fragment_a_language_and_again_the_same(lesson):
    before = set(Fragment.objects.values_list("language", "hash"))
    LessonKind().freeze(lesson, now=NOW)
    assert {language for language, _hash in before} == {"id", "en"}
    assert set(Fragment.objects.values_list("language", "hash")) == before


@pytest.mark.parametrize(
    ("changed", "where", "words"),
    [
        ({"node": {}}, "course.toml: janji", "memerlukan file"),
        ({"node": {"file": "pelajaran/09.md"}}, "course.toml: janji", "tidak ada"),
        ({"node": {"file": "../01.md"}}, "course.toml: janji", "keluar dari folder"),
        ({"text": b"\xff\xfe"}, "pelajaran/01.md", "UTF-8"),
        ({"text": b"a\0b"}, "pelajaran/01.md", "bukan berkas teks"),
        ({"text": b":::peta x\n:::"}, "pelajaran/01.md: baris 1", "tidak dikenal"),
        ({"picture": None}, "pelajaran/01.md: baris 5", "tidak ada"),
        ({"picture": b"GIF89a"}, "pelajaran/01.md: baris 5", "tidak diterima"),
        ({"picture": b"WEBVTT\n\n00:01.000 --> 00:02.000\na"}, "baris 5", "tidak cocok"),
        ({"film": b"%PDF-1.7\n%%EOF"}, "pelajaran/01.md: baris 17", "tidak cocok"),
    ],
)
def test_a_fault_is_told_with_its_place(write, changed, where, words):
    found = write(**changed)
    assert any(at.endswith(where) and words in what for at, what in found), found


def test_one_file_used_twice_is_kept_once(lesson):
    assert Lesson.objects.get().files.count() == 5
    assert LESSON.count("media/alur.svg") == 2

"""Taking in a course folder: all of it, or nothing and the list of faults."""

import pytest

from kawah.learning.curriculum.api import (
    Course,
    Folder,
    Version,
    import_course,
    publish,
)
from kawah.learning.curriculum.importing import CourseRefused
from tests import courses
from tests.factories import NOW, make_agency, make_person

TOML, LESSON = courses.COURSE_TOML, courses.LESSON


def changed(old, new):
    assert old in TOML
    return {"course": TOML.replace(old, new, 1)}


def test_a_folder_becomes_a_draft_with_all_its_parts(take_in):
    version, is_new = take_in()
    assert (is_new, version.is_draft, version.number, version.minutes) == (True, True, 1, 45)
    kinds = list(version.activities.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["lesson", "quiz", "reflection", "quiz"]
    assert version.outcomes.get().is_main
    assert version.teachers.count() == 2


def test_an_unchanged_folder_is_skipped(take_in):
    first, _new = take_in()
    again, is_new = take_in()
    assert (again, is_new, Version.objects.count()) == (first, False, 1)


def test_a_changed_folder_takes_the_place_of_the_draft(take_in):
    first, _new = take_in()
    version, is_new = take_in(**changed("Antrean yang Adil", "Antrean yang Tertib"))
    assert is_new
    assert version.title == "Antrean yang Tertib"
    assert not Version.objects.filter(pk=first.pk).exists()


def test_a_changed_folder_becomes_a_new_draft_beside_the_published_version(take_in):
    first = publish(take_in()[0], by=None, now=NOW)
    second, is_new = take_in(lesson=LESSON + "\nTambahan.\n")
    assert (is_new, second.number, second.is_draft) == (True, 2, True)
    assert second.course.published == first


def test_a_published_folder_taken_in_again_changes_nothing(take_in):
    first = publish(take_in()[0], by=None, now=NOW)
    assert take_in() == (first, False)


def test_the_title_on_the_shelf_changes_only_at_publication(take_in):
    publish(take_in()[0], by=None, now=NOW)
    draft, _new = take_in(**changed("Antrean yang Adil", "Judul Baru"))
    course = Course.objects.get()
    assert course.title == "Antrean yang Adil"
    publish(draft, by=None, now=NOW)
    course.refresh_from_db()
    assert course.title == "Judul Baru"


def test_a_teacher_with_an_account_is_known_by_the_address(take_in):
    person = make_person(email="Retno@example.go.id")
    version, _new = take_in()
    known = dict(version.teachers.values_list("role", "person"))
    assert known == {"widyaiswara": person.pk, "praktisi": None}


def test_each_agency_has_its_own_course_of_a_key(take_in):
    take_in()
    other = Folder(courses.files(), agency=make_agency(), now=NOW)
    assert import_course(other)[1]
    assert Course.objects.filter(key="antrean").count() == 2


FAULTS = {
    "broken TOML": ({"course": "key = "}, "course.toml", "tidak dapat dibaca"),
    "unknown key": (changed("summary =", "ringkasan ="), "course.toml", "ringkasan"),
    "path leaving": (
        changed("pelajaran/01.md", "../rahasia.md"),
        "course.toml: membaca",
        "keluar dari folder",
    ),
    "absolute path": (
        changed("pelajaran/01.md", "/etc/hosts"),
        "course.toml: membaca",
        "keluar dari folder",
    ),
    "bank leaving": (changed("soal/bank.gift", "../b.gift"), "[[bank]]", "keluar dari folder"),
    "missing file": (
        changed("pelajaran/01.md", "pelajaran/09.md"),
        "course.toml: membaca",
        "pelajaran/09.md",
    ),
    "unknown competency": (changed("public_service", "sihir"), "course.toml: o1", "sihir"),
    "repeated activity": (changed('key = "renungan"', 'key = "latihan"'), "course.toml", "latihan"),
    "unknown kind": (changed('"reflection"', '"rapat"'), "modul 1, kegiatan 3", "rapat"),
    "unknown outcome": (changed('["o1"]\ntaught', '["o9"]\ntaught'), "kegiatan 1", "o9"),
    "words for a number": (changed("minutes = 8", 'minutes = "8"'), "kegiatan 1", "minutes"),
    "no main outcome": (changed("main = true", "main = false"), "course.toml", "main = true"),
    "no module": ({"course": TOML.partition("[[module]]")[0]}, "course.toml", "[[module]]"),
    "pass beyond all": (
        changed("pass_percent = 75", "pass_percent = 101"),
        "ujian",
        "pass_percent",
    ),
    "quiz without questions": (
        changed('draw = [{ tags = ["ujian"], count = 4 }]', ""),
        "course.toml: ujian",
        "items",
    ),
    "empty bank": ({"bank": "// belum ada\n"}, "soal/bank.gift", "soal"),
    "short prompt": (changed("Apa yang Anda ubah pekan ini?", "Apa?"), "renungan", "prompt"),
    "open directive": ({"lesson": ":::tanya q1\nApa?\n"}, "pelajaran/01.md: baris 1", ""),
    "lesson not in UTF-8": ({}, "pelajaran/01.md", "UTF-8"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place_and_nothing_changes(agency, name):
    replaced, where, what = FAULTS[name]
    files = courses.files(**replaced)
    if name == "lesson not in UTF-8":
        files["pelajaran/01.md"] = b"\xff\xfe"
    with pytest.raises(CourseRefused) as refusal:
        import_course(Folder(files, agency=agency, now=NOW))
    assert any(where in place and what in said for place, said in refusal.value.faults), (
        refusal.value.faults
    )
    assert not Course.objects.exists()


def test_all_faults_are_told_at_once(agency):
    toml = TOML.replace("public_service", "sihir").replace("pelajaran/01.md", "../01.md")
    with pytest.raises(CourseRefused) as refusal:
        import_course(Folder(courses.files(course=toml), agency=agency, now=NOW))
    assert len(refusal.value.faults) == 2


def test_a_refused_change_leaves_the_draft_as_it_was(take_in):
    draft, _new = take_in()
    with pytest.raises(CourseRefused):
        take_in(**changed("public_service", "sihir"))
    assert take_in() == (draft, False)
    assert draft.activities.count() == 4


def test_a_folder_without_course_toml_is_refused(agency):
    with pytest.raises(CourseRefused):
        import_course(Folder({"a.md": b"a"}, agency=agency, now=NOW))

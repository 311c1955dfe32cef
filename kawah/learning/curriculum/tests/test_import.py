"""Taking in a course folder: all of it, or nothing and the list of faults."""

import pytest

from kawah.learning.curriculum.api import (
    Course,
    Folder,
    Version,
    findings_of,
    import_course,
    publish,
)
from kawah.learning.curriculum.importing import CourseRefused
from kawah.learning.curriculum.linking import link_teachers
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


def test_who_is_offered_a_course_changes_only_at_publication(take_in):
    publish(take_in()[0], by=None, now=NOW)
    draft, _new = take_in(**changed("form =", "shared = true\nform ="))
    course = Course.objects.get()
    assert (course.is_shared, course.title) == (False, "Antrean yang Adil")
    publish(draft, by=None, now=NOW)
    course.refresh_from_db()
    assert course.is_shared


def test_a_teacher_whose_account_came_later_is_joined_to_it(take_in):
    version, _new = take_in()
    assert link_teachers(now=NOW) == 0
    person = make_person(email="Retno@example.go.id")
    assert (link_teachers(now=NOW), link_teachers(now=NOW)) == (1, 0)
    known = dict(version.teachers.values_list("role", "person"))
    assert known == {"widyaiswara": person.pk, "praktisi": None}


def test_essays_that_nobody_can_mark_are_told_until_somebody_can(take_in):
    essay = courses.BANK + "\n// [tag:ujian] [tag:o1]\n::e1:: Ceritakan antrean Anda. {}\n"
    version, _new = take_in(bank=essay)

    def told():
        return [one.where for one in findings_of(version, now=NOW) if one.code == "essays_marked"]

    assert told() == ["ujian"]
    make_person(email="retno@example.go.id")
    link_teachers(now=NOW)
    assert told() == []


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
    "broken TOML": ({"course": "key = \n"}, "course.toml", "salah pada baris 1, kolom 7."),
    "TOML cut short": ({"course": "key = "}, "course.toml", "terputus di akhir berkas."),
    "a key twice": (changed('key = "antrean"', 'key = "a"\nkey = "b"'), "course.toml", "dua kali"),
    "TOML not in UTF-8": ({}, "course.toml", "UTF-8"),
    "TOML nested without end": ({"course": "a = " + "[" * 9999}, "course.toml", "terlalu dalam"),
    "TOML dotted without end": (
        {"course": ".".join("a" * 99) + " = 1"},
        "course.toml",
        "terlalu dalam",
    ),
    "a number without end": ({"course": "a = " + "9" * 5000}, "course.toml", "terlalu besar"),
    "a large TOML": ({"course": "#" + "a" * 1024 * 1024}, "course.toml", "1 MB"),
    "a zero byte": (changed("Antrean yang Adil", "A\\u0000B"), "course.toml", "tanda kendali"),
    "itself as prerequisite": (
        changed("form =", 'prerequisites = ["antrean"]\nform ='),
        "course.toml",
        "meminta kursus ini sendiri",
    ),
    "a missing entry": (
        changed('title = "Latihan antrean"\n', ""),
        "modul 1, kegiatan 2",
        "“title” belum diisi; yang diminta: teks sepanjang 1 sampai 200 tanda.",
    ),
    "a word that is not offered": (
        changed('mode = "self_paced"', 'mode = "malam"'),
        "course.toml",
        "“mode” tidak sesuai; yang diminta: salah satu dari blended, in_person, online,",
    ),
    "a number beyond its bounds": (
        changed("level = 2", "level = 9"),
        "[[outcome]] 1",
        "“level” tidak sesuai; yang diminta: bilangan bulat 1 sampai 5.",
    ),
    "negative minutes": (changed("minutes = 8", "minutes = -8"), "kegiatan 1", "0 sampai 6000."),
    "text for a day": (changed("2026-08-01", '"kemarin"'), "course.toml", "tanggal seperti"),
    "text for yes or no": (changed("required = false", 'required = "ya"'), "kegiatan 3", "true"),
    "one table for a list": (
        changed("[[regulation]]", "[regulation]"),
        "course.toml",
        "“regulation” tidak sesuai; yang diminta: daftar; tiap isinya tabel.",
    ),
    "numbers for words": (changed("form =", "tags = [1]\nform ="), "course.toml", "isinya teks."),
    "a key with spaces": (changed('"o1"\ntext', '"o 1"\ntext'), "[[outcome]] 1", "huruf kecil"),
    "a long position": (changed("Kepala Seksi", "K" * 201), "[[teacher]] 2", "paling banyak 200"),
    "an unknown language": (changed("form =", 'language = "jv"\nform ='), "course.toml", "id"),
    "an unknown key of a draw": (changed("tags", "tag"), "latihan: [[draw]] 1", "“tag”"),
    "unknown key": (changed("summary =", "ringkasan ="), "course.toml", "ringkasan"),
    "unknown key of a quiz": (
        changed("pass_percent", "pass_percen"),
        "modul 1, kegiatan 4",
        "“pass_percen” tidak dikenal; yang dikenal: purpose, items,",
    ),
    "unknown key of a lesson": (
        changed('file = "pelajaran', 'berkas = "pelajaran'),
        "modul 1, kegiatan 1",
        "“berkas” tidak dikenal; yang dikenal: file,",
    ),
    "unknown key of a reflection": (
        changed("min_words", "kata"),
        "modul 1, kegiatan 3",
        "“kata” tidak dikenal",
    ),
    "shared key misspelt": (
        changed("required", "wajib"),
        "modul 1, kegiatan 3",
        "“wajib” tidak dikenal",
    ),
    "unknown key of a bank": (
        changed("[[bank]]\nfile", '[[bank]]\ntag = "o1"\nfile'),
        "[[bank]] 1",
        "“tag” tidak dikenal; yang dikenal: file.",
    ),
    "unknown key of a teacher": (
        changed('position = "Kepala Seksi"', 'jabatan = "Kepala Seksi"'),
        "[[teacher]] 2",
        "“jabatan” tidak dikenal; yang dikenal: role, name, position, email.",
    ),
    "unknown key of the impact": (
        changed("after_days = 90", "after_days = 90\nby = 1"),
        "[impact]",
        "“by” tidak dikenal",
    ),
    "unknown key of a module": (
        changed('title = "Antrean"\n', 'title = "Antrean"\nwarna = "hijau"\n'),
        "[[module]] 1",
        "“warna” tidak dikenal",
    ),
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
    "key with a line end": (changed('key = "antrean"', 'key = "antrean\\n"'), "course.toml", "key"),
    "activity key with a line end": (
        changed('key = "ujian"', 'key = "ujian\\n"'),
        "modul 1",
        "key",
    ),
    "a form of another kind": (changed('"NKL03"', '"ZZZ99"'), "course.toml", "NKL03"),
    "endless tags": (changed("form =", f"tags = {['a'] * 1001}\nform ="), "course.toml", "1001"),
    "endless path": (
        changed("pelajaran/01.md", f"pelajaran/{'a' * 240}.md"),
        "course.toml",
        "240",
    ),
    "long name of a bank": (
        changed("soal/bank.gift", "./" * 60 + "soal/bank.gift"),
        "././.",
        "bank soal",
    ),
    "endless lesson": ({"lesson": "a " * 160_000}, "pelajaran/01.md", "300 kB"),
    "open directive": ({"lesson": ":::tanya q1\nApa?\n"}, "pelajaran/01.md: baris 1", ""),
    "lesson not in UTF-8": ({}, "pelajaran/01.md", "UTF-8"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place_and_nothing_changes(agency, name):
    replaced, where, what = FAULTS[name]
    files = courses.files(**replaced)
    if name.endswith("not in UTF-8"):
        files["pelajaran/01.md" if name.startswith("lesson") else "course.toml"] = b"\xff\xfe"
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


def test_every_misfit_of_every_table_is_told_at_once(agency):
    toml = TOML.replace("minutes = ", "minutes = -").replace("level = 2", "level = 9")
    toml = toml.replace("[impact]", "[impact]\nby = 1").replace('role = "', 'role = "x')
    with pytest.raises(CourseRefused) as refusal:
        import_course(Folder(courses.files(course=toml), agency=agency, now=NOW))
    assert len(refusal.value.faults) == 4 + 1 + 1 + 2


def test_courses_that_ask_for_each_other_are_refused(take_in):
    take_in()
    take_in(**changed('key = "antrean"', 'key = "lanjutan"\nprerequisites = ["antrean"]'))
    with pytest.raises(CourseRefused, match="meminta kursus ini sendiri"):
        take_in(**changed("form =", 'prerequisites = ["lanjutan"]\nform ='))


def test_a_prerequisite_that_is_not_there_is_told(agency):
    toml = TOML.replace("form =", 'prerequisites = ["dasar"]\nform =')
    folder = Folder(courses.files(course=toml), agency=agency, now=NOW)
    import_course(folder)
    assert [what for _where, what, _why in folder.losses] == ["prasyarat “dasar”"]


def test_an_unknown_key_does_not_hide_what_is_missing(agency):
    files = courses.files(course=TOML.replace("summary =", "ringkasan ="))
    with pytest.raises(CourseRefused) as refusal:
        import_course(Folder(files, agency=agency, now=NOW))
    assert ["ringkasan" in said for _where, said in refusal.value.faults] == [True, False]


def test_a_refused_change_leaves_the_draft_as_it_was(take_in):
    draft, _new = take_in()
    with pytest.raises(CourseRefused):
        take_in(**changed("public_service", "sihir"))
    assert take_in() == (draft, False)
    assert draft.activities.count() == 4


def test_a_folder_without_course_toml_is_refused(agency):
    with pytest.raises(CourseRefused):
        import_course(Folder({"a.md": b"a"}, agency=agency, now=NOW))

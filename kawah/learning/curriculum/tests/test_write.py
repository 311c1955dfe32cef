"""Writing a course file by file: nothing is overwritten unseen, nothing is changed by judging."""

import pytest

from kawah.learning.curriculum import writing
from kawah.learning.curriculum.models import Course, Version
from kawah.lib.archive_refusals import Limits
from tests import courses
from tests.factories import NOW, make_agency, make_person

pytestmark = pytest.mark.django_db
PATH = "pelajaran/01.md"


@pytest.fixture
def author():
    return make_person(name="Penulis Naskah")


@pytest.fixture
def manuscript(author):
    return writing.begin_new(
        author.agency, key="antrean", title="Antrean", files={}, by=author, now=NOW
    )


@pytest.fixture
def write(manuscript, author):
    def write(text, *, seen, path=PATH, by=author):
        return writing.write(manuscript, path, text.encode(), seen=seen, by=by, now=NOW)

    return write


def test_a_file_is_written_again_and_again(write, manuscript):
    assert write("satu", seen=0).revision == 1
    assert write("dua", seen=1).revision == 2
    assert writing.files_of(manuscript) == {PATH: b"dua"}


def test_the_second_of_two_authors_overwrites_nothing(write, manuscript):
    write("satu", seen=0)
    write("dua", seen=1)
    with pytest.raises(writing.WrittenMeanwhile) as told:
        write("tiga", seen=1, by=make_person(name="Penulis Kedua"))
    assert told.value.file is not None and told.value.file.text == "dua"
    assert writing.files_of(manuscript) == {PATH: b"dua"}


def test_the_same_text_sent_twice_is_written_once(write):
    write("satu", seen=0)
    assert write("satu", seen=0).revision == 1


def test_a_removed_file_can_be_put_back(write, manuscript, author):
    write("satu", seen=0)
    writing.remove(manuscript, PATH, seen=1, by=author, now=NOW)
    assert writing.files_of(manuscript) == {} and writing.file_of(manuscript, PATH) is None
    assert write("satu", seen=0).revision == 3


def test_a_file_that_changed_is_not_removed(write, manuscript, author):
    write("satu", seen=0)
    write("dua", seen=1)
    with pytest.raises(writing.WrittenMeanwhile):
        writing.remove(manuscript, PATH, seen=1, by=author, now=NOW)


@pytest.mark.parametrize("path", ["", "/etc/x", "a/../b", "./a", "a//b", "a\\b", "a\0b", "x" * 201])
def test_a_path_out_of_the_folder_is_refused(write, path):
    with pytest.raises(writing.PathUnusable):
        write("x", seen=0, path=path)


def test_a_manuscript_has_an_end(write, monkeypatch):
    monkeypatch.setattr(writing, "LIMITS", Limits(total_bytes=10))
    write("12345", seen=0)
    write("1234567890", seen=1)
    with pytest.raises(writing.TooLarge):
        write("1", seen=0, path="lain.md")


def test_a_course_is_begun_once(manuscript, author):
    with pytest.raises(writing.CourseExists):
        writing.begin_new(author.agency, key="antrean", title="Lagi", files={}, by=author, now=NOW)
    assert writing.begin(manuscript.course, by=make_person(), now=NOW) == manuscript


def test_a_published_course_begins_with_its_own_files(author):
    version = courses.published(make_agency(code="dinas-a"))
    made = writing.begin(version.course, by=author, now=NOW)
    assert "course.toml" in writing.files_of(made)
    assert writing.bring_in(made, now=NOW) == version


def test_judging_names_faults_and_changes_nothing(write, manuscript):
    write("key = ", seen=0, path="course.toml")
    found = writing.judge(manuscript, now=NOW)
    assert found.faults[0][0] == "course.toml"
    assert not Version.objects.exists()


def test_judging_a_whole_course_gives_the_findings_of_the_resep(author):
    version = courses.published(make_agency(code="dinas-a"))
    made = writing.begin(version.course, by=author, now=NOW)
    file = writing.file_of(made, "course.toml")
    assert file is not None
    text = file.text.replace('role = "praktisi"', 'role = "widyaiswara"')
    writing.write(made, "course.toml", text.encode(), seen=1, by=author, now=NOW)
    found = writing.judge(made, now=NOW)
    assert not found.faults and "teaching_pair" in [one.code for one in found.findings]
    assert Version.objects.count() == 1


def test_what_was_written_becomes_the_draft(author):
    version = courses.published(make_agency(code="dinas-a"))
    made = writing.begin(version.course, by=author, now=NOW)
    file = writing.file_of(made, "course.toml")
    assert file is not None
    text = file.text.replace(f'title = "{version.title}"', 'title = "Judul baru"', 1)
    writing.write(made, "course.toml", text.encode(), seen=1, by=author, now=NOW)
    drafted = writing.bring_in(made, now=NOW)
    assert (drafted.title, drafted.is_draft, drafted.number) == ("Judul baru", True, 2)
    assert Course.objects.get().published == version


def test_who_teaches_or_began_writes_it(manuscript, author):
    written = type(manuscript).objects
    assert list(written.written_by(author)) == [manuscript]
    assert not written.written_by(make_person()).exists()

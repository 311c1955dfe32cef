"""Publication: refused while errors stand, final once made."""

import pytest
from django.core.management import CommandError, call_command

from kawah.learning.assessment.api import Quiz
from kawah.learning.curriculum.api import (
    Course,
    CourseRetired,
    NothingToPublish,
    ResepNotMet,
    findings_of,
    outline_of,
    publish,
    retire,
)
from kawah.learning.enrollment.api import enroll
from kawah.records.api import Change
from tests import courses
from tests.factories import NOW, make_person

OLD = courses.COURSE_TOML.replace("2026-08-01", "2020-08-01")


def test_a_draft_is_published_by_someone_and_offered(take_in):
    person = make_person()
    version = publish(take_in()[0], by=person.uuid, now=NOW)
    assert (version.published_at, version.published_by) == (NOW, person.uuid)
    version.course.refresh_from_db()
    assert version.course.published == version
    change = Change.objects.get(verb="course.published")
    assert (change.by, change.after, change.agency) == (person.uuid, {"version": 1}, "nusacandra")


def test_errors_refuse_publication_and_are_listed(take_in):
    version, _new = take_in(course=OLD)
    with pytest.raises(ResepNotMet) as refusal:
        publish(version, by=None, now=NOW)
    assert [finding.code for finding in refusal.value.findings] == ["reviewed_recently"]
    version.refresh_from_db()
    assert version.is_draft
    assert version.course.published is None


def test_warnings_do_not_hold_a_course_back(take_in):
    version, _new = take_in(course=courses.COURSE_TOML.replace("minutes = 23", "minutes = 20"))
    assert "whole_jp" in {finding.code for finding in findings_of(version, now=NOW)}
    assert publish(version, by=None, now=NOW).published_at


def test_a_draw_the_bank_cannot_fill_refuses_publication(take_in):
    version, _new = take_in(course=courses.COURSE_TOML.replace("count = 4", "count = 6"))
    with pytest.raises(ResepNotMet) as refusal:
        publish(version, by=None, now=NOW)
    assert {finding.code for finding in refusal.value.findings} == {"draws_satisfied"}


def test_a_course_whose_exam_may_be_skipped_is_not_published(take_in):
    exam = courses.COURSE_TOML.replace(
        'kind = "quiz"\npurpose = "exam"', 'required = false\nkind = "quiz"\npurpose = "exam"'
    )
    with pytest.raises(ResepNotMet) as refusal:
        publish(take_in(course=exam)[0], by=None, now=NOW)
    assert {finding.code for finding in refusal.value.findings} == {"outcome_assessed"}


def test_publishing_twice_is_refused(take_in):
    version = publish(take_in()[0], by=None, now=NOW)
    with pytest.raises(NothingToPublish):
        publish(version, by=None, now=NOW)


def test_publication_freezes_the_outline_and_the_questions(take_in):
    version = publish(take_in()[0], by=None, now=NOW)
    before = (outline_of(version.pk), Quiz.objects.get(activity__key="ujian").slots)
    take_in(bank=courses.BANK.replace("lansia", "tua"), lesson="## Lain\n\nPendek.\n")
    outline_of.cache_clear()
    quiz = Quiz.objects.get(activity__key="ujian", activity__version=version)
    assert (outline_of(version.pk), quiz.slots) == before


def test_learners_keep_the_version_they_began(take_in):
    first = publish(take_in()[0], by=None, now=NOW)
    early = enroll(make_person(first.course.agency), first.course, now=NOW)
    draft, _new = take_in(lesson=courses.LESSON + "\nTambahan.\n")
    second = publish(draft, by=None, now=NOW)
    late = enroll(make_person(first.course.agency), second.course, now=NOW)
    early.refresh_from_db()
    assert (early.version, late.version) == (first, second)


def test_the_command_publishes_and_says_so(take_in, clock, capsys):
    take_in()
    call_command("publish", "antrean")
    assert "terbit" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Tidak ada rancangan"):
        call_command("publish", "antrean")


def test_who_published_and_who_retired_is_written_down(take_in, clock):
    version, person = take_in()[0], make_person(email="wi@example.go.id")
    call_command("publish", "antrean", "--as", "wi@example.go.id")
    call_command("retire", "antrean", "--as", "wi@example.go.id")
    version.refresh_from_db()
    assert version.published_by == person.uuid
    by = dict(Change.objects.values_list("verb", "by"))
    assert by == {"course.published": person.uuid, "course.retired": person.uuid}


def test_a_retired_course_is_offered_to_nobody_and_retired_once(take_in, clock):
    course = publish(take_in()[0], by=None, now=NOW).course
    call_command("retire", "antrean")
    assert not Course.objects.open_to(course.agency).exists()
    with pytest.raises(CommandError, match="sudah ditutup"):
        call_command("retire", "antrean")


def test_nobody_publishes_under_a_name_that_is_not_there(take_in, clock):
    draft = take_in()[0]
    for name in ("publish", "retire"):
        with pytest.raises(CommandError, match="Tidak ada orang"):
            call_command(name, "antrean", "--as", "tidak-ada@example.go.id")
    draft.refresh_from_db()
    assert draft.is_draft and draft.course.retired_at is None


def test_the_command_tells_what_the_resep_misses(take_in, clock):
    take_in(course=OLD)
    with pytest.raises(CommandError, match="Resep belum terpenuhi"):
        call_command("publish", "antrean")


@pytest.mark.parametrize(("toml", "status"), [(courses.COURSE_TOML, 0), (OLD, 1)])
def test_the_resep_command_exits_by_its_errors(take_in, clock, capsys, toml, status):
    take_in(course=toml)
    with pytest.raises(SystemExit) as end:
        call_command("resep", "nusacandra/antrean")
    assert end.value.code == status
    assert f"{status} galat" in capsys.readouterr().out


def test_of_a_retired_course_no_version_is_published(take_in):
    publish(take_in()[0], by=None, now=NOW)
    version, _new = take_in(course=courses.COURSE_TOML.replace("Antrean", "Antrean baru", 1))
    retire(version.course, by=None, now=NOW)
    with pytest.raises(CourseRetired):
        publish(version, by=None, now=NOW)
    with pytest.raises(CommandError, match="sudah ditutup"):
        call_command("publish", "antrean")

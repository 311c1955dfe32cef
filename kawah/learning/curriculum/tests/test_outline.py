"""The outline: the frozen order of a version, and who vouches for what."""

import msgspec
import pytest

from kawah.learning.curriculum.api import outline_of, publish
from kawah.learning.curriculum.outline import compose
from tests import courses
from tests.factories import NOW

SECOND = """
[[module]]
key = "m2"
title = "Sesudahnya"

[[module.activity]]
key = "penutup"
kind = "lesson"
title = "Penutup"
minutes = 0
file = "pelajaran/01.md"
outcomes = ["o1"]
"""


@pytest.fixture
def outline(take_in):
    version, _new = take_in(course=courses.COURSE_TOML + SECOND)
    return outline_of(publish(version, by=None, now=NOW).pk)


def test_steps_stand_in_the_order_of_the_folder(outline):
    keys = [step.key for step in outline.steps]
    assert keys == ["membaca", "latihan", "renungan", "ujian", "penutup"]
    assert [chapter.title for chapter in outline.chapters] == ["Antrean", "Sesudahnya"]


def test_a_step_is_released_by_the_next_assessment(outline):
    exam = next(step for step in outline.steps if step.key == "ujian")
    released = {step.key: step.released_by for step in outline.steps}
    assert exam.is_assessment
    assert {released[key] for key in ("membaca", "latihan", "renungan", "ujian")} == {exam.uuid}
    assert released["penutup"] is None


def test_an_assessment_in_a_later_chapter_vouches_too(take_in):
    head, exam = courses.COURSE_TOML.split('[[module.activity]]\nkey = "ujian"')
    later = '[[module]]\nkey = "m2"\ntitle = "Akhir"\n\n[[module.activity]]\nkey = "ujian"'
    version, _new = take_in(course=head + later + exam)
    outline = outline_of(publish(version, by=None, now=NOW).pk)
    assert {step.released_by for step in outline.steps} == {outline.steps[-1].uuid}


def test_required_steps_leave_out_the_optional(outline):
    assert [step.key for step in outline.required] == ["membaca", "latihan", "ujian", "penutup"]


def test_a_step_is_found_by_its_uuid(outline):
    assert all(outline.by_uuid[step.uuid] is step for step in outline.steps)


def test_an_outline_reads_back_as_it_was_frozen(outline):
    plain = msgspec.to_builtins(outline)
    assert msgspec.convert(plain, type(outline)).steps == outline.steps


def test_a_step_says_whether_it_asks_anything(take_in):
    silent = "Antrean yang adil dimulai dari papan urutan. " * 900
    asked = {}
    for lesson in (courses.LESSON, silent):
        version = take_in(lesson=lesson)[0]
        asked[lesson] = next(iter(compose(version))).is_asking
    assert asked == {courses.LESSON: True, silent: False}

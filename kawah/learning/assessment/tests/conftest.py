"""The small course, published, someone who takes it, and a hand to fill papers in."""

import pytest

from kawah.learning.assessment.api import (
    Criterion,
    Essay,
    Question,
    Text,
    read_questions,
    save,
    start,
    submit,
    write_questions,
)
from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import enroll
from tests import courses
from tests.factories import NOW, make_agency, make_person
from tests.once import once

LEVELS = ((0.0, "tidak ada"), (1.0, "sebagian"), (2.0, "lengkap"))
ESSAY = Question(
    key="e1",
    title="e1",
    stem=Text("Apa yang Anda ubah di loket?"),
    body=Essay(rubric=(Criterion("Alasan", LEVELS), Criterion("Langkah", LEVELS))),
    tags=("esai", "o1"),
)
WITH_ESSAY = courses.COURSE_TOML.replace(
    'draw = [{ tags = ["ujian"], count = 4 }]', 'items = ["u1", "u2", "u3", "u4", "e1"]'
)


def taken(**replaced):
    """Publish the course with some files replaced and enroll someone."""
    version = courses.published(make_agency(), **replaced)
    person = make_person(version.course.agency)
    return enroll(person, version.course, now=NOW)


@once
def trainer():
    return make_person(email="retno@example.go.id")


@once
def enrollment(trainer):
    return taken()


@once
def with_essay(trainer):
    """Four questions and an essay, a fifth of the points each."""
    questions = [*read_questions("bank.gift", courses.BANK.encode()).questions, ESSAY]
    return taken(course=WITH_ESSAY, bank=write_questions("bank.gift", questions).decode())


@pytest.fixture
def take(trainer):
    return taken


def step_named(enrollment, key):
    return next(step for step in outline_of(enrollment.version_id) if step.key == key)


def opened(enrollment, key="ujian", *, now=NOW):
    return start(enrollment, step_named(enrollment, key), now=now)


def keys_of(attempt):
    rows = attempt.responses.order_by("seq")
    return list(rows.values_list("item_version__item__key", flat=True))


def fill_in(attempt, *, wrong=(), essay="Papan urutan.", now=NOW):
    """Answer every question rightly, except those named."""
    for seq, key in enumerate(keys_of(attempt), start=1):
        answer = essay if key == "e1" else courses.RIGHT[key]
        given = None if key in wrong else answer
        save(attempt, seq=seq, answer=given, happened_at=now, now=now)


def handed_in(enrollment, key="ujian", *, wrong=0, now=NOW, **filled):
    """A whole attempt with so many questions left empty."""
    attempt = opened(enrollment, key, now=now)
    asked = [name for name in keys_of(attempt) if name != "e1"]
    fill_in(attempt, wrong=asked[:wrong], now=now, **filled)
    return submit(attempt, happened_at=now, now=now)

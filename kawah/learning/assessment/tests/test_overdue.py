"""An attempt that runs out is handed in although nobody opens it again."""

from datetime import timedelta

from config.followers import CHORES
from kawah.learning.assessment import overdue
from kawah.learning.assessment.api import Attempt, read_questions, save, waiting, write_questions
from kawah.learning.assessment.overdue import submit_overdue
from kawah.learning.assessment.tests.conftest import (
    ESSAY,
    WITH_ESSAY,
    fill_in,
    keys_of,
    opened,
)
from kawah.learning.enrollment.api import withdraw
from kawah.records.api import Statement
from tests import courses
from tests.factories import NOW

LIMIT = "attempts = 3\ntime_limit_minutes = 10"
DUE = NOW + timedelta(minutes=10)
OVER = DUE + timedelta(seconds=31)


def timed(take, toml=courses.COURSE_TOML, **replaced):
    return opened(take(course=toml.replace("attempts = 3", LIMIT), **replaced))


def test_the_worker_hands_in_what_was_saved(take):
    attempt = timed(take)
    fill_in(attempt, wrong=keys_of(attempt)[:1])
    assert submit_overdue(now=OVER) == 1
    closed = Attempt.objects.get()
    assert (closed.submitted_at, closed.fraction) == (OVER, 0.75)
    assert Statement.objects.get(kind="submitted").happened_at == DUE
    assert submit_overdue(now=OVER) == 0
    assert f"{overdue.__name__}.{submit_overdue.__name__}" in CHORES


def test_who_still_has_time_is_left_alone(take):
    timed(take)
    assert submit_overdue(now=DUE + timedelta(seconds=30)) == 0


def test_an_attempt_without_a_limit_never_runs_out(enrollment):
    opened(enrollment)
    assert submit_overdue(now=NOW + timedelta(days=400)) == 0


def test_an_essay_out_of_time_reaches_the_marking_queue(take, trainer):
    questions = [*read_questions("bank.gift", courses.BANK.encode()).questions, ESSAY]
    bank = write_questions("bank.gift", questions).decode()
    attempt = timed(take, WITH_ESSAY, bank=bank)
    save(attempt, seq=5, answer="Papan urutan.", happened_at=NOW, now=NOW)
    submit_overdue(now=OVER)
    assert [row.answer for row in waiting(trainer)] == ["Papan urutan."]


def test_an_attempt_of_somebody_who_left_is_closed_too(take):
    attempt = timed(take)
    fill_in(attempt)
    withdraw(attempt.enrollment, by=attempt.enrollment.person, reason="pindah tugas", now=NOW)
    submit_overdue(now=OVER)
    assert Attempt.objects.get().submitted_at == OVER

"""A ledger that is used in every way at once: it stays whole, whatever comes in which order."""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from kawah.earned.hours import api as hours
from kawah.earned.hours import reference_data
from kawah.earned.hours.models import Rule
from kawah.earned.hours.tests.factories import (
    deliver,
    make_enrollment,
    make_exam,
    make_statement,
    make_step,
    make_version,
)
from kawah.learning.curriculum.api import outline_of
from tests.factories import NOW, make_person


class Ledger(RuleBasedStateMachine):
    statements = Bundle("statements")

    def __init__(self):
        super().__init__()
        self.scope = ExitStack()
        self.scope.enter_context(transaction.atomic())
        folder = self.scope.enter_context(TemporaryDirectory())
        self.scope.enter_context(override_settings(DATA_DIR=Path(folder)))
        self.now = NOW

    @initialize()
    def begin(self):
        reference_data.load()
        self.exam = make_exam()
        self.steps = [make_step(minutes=60, released_by=self.exam.uuid) for _ in range(4)]
        self.steps.append(self.exam)
        self.people = [make_person(), make_person()]
        self.version = make_version(*self.steps)
        self.changed = NOW.date()

    @rule(
        target=statements,
        who=st.integers(0, 1),
        step=st.integers(0, 4),
        back=st.integers(0, 90),
        seconds=st.sampled_from([5, 600]),
    )
    def learn(self, who, step, back, seconds):
        enrollment = make_enrollment(self.people[who], self.version)
        at = self.now - timedelta(hours=back)
        return make_statement(enrollment, self.steps[step], at=at, seconds=seconds, now=self.now)

    @rule(statement=statements, times=st.integers(1, 2))
    def read(self, statement, times):
        for _ in range(times):
            deliver(statement, now=self.now)

    @rule(hours_on=st.integers(-30, 30))
    def let_time_pass_or_step_back(self, hours_on):
        self.now = max(NOW, self.now + timedelta(hours=hours_on))

    @rule()
    def seal(self):
        hours.seal_and_publish(now=self.now)

    @rule(cap=st.integers(1, 5))
    def change_the_daily_cap(self, cap):
        held = Rule.objects.get(code="NKL03", valid_to=None)
        terms = msgspec.structs.replace(held.terms, cap_value=cap)
        valid_from = max(held.valid_from, (NOW - timedelta(days=5)).date()) + timedelta(days=1)
        hours.change_rule(
            held,
            terms,
            valid_from=valid_from,
            on=self.now.date(),
            by=self.people[0],
            now=self.now,
            why="uji",
        )
        hours.settle_stale(now=self.now)

    @invariant()
    def nothing_is_amiss(self):
        assert hours.check(now=self.now - timedelta(days=365)) == []

    def teardown(self):
        transaction.set_rollback(True)
        self.scope.close()
        outline_of.cache_clear()


@pytest.mark.django_db
@pytest.mark.long
def test_the_ledger_stays_whole():
    run_state_machine_as_test(Ledger, settings=settings(max_examples=15, stateful_step_count=20))

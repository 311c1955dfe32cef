from datetime import timedelta

import pytest

from kawah.records import api as records
from kawah.web.shell.management.commands.work import Dismissed, work
from kawah.web.shell.management.duty import LONGEST_WAIT, Duty, duties
from tests.factories import NOW


class LastBell(records.Bell):
    """Ends the work at the first wait: nothing was left to do."""

    def wait(self, seconds: float) -> None:
        raise Dismissed


def fail(*, now):
    raise ValueError


def test_a_turn_says_how_much_was_done():
    assert Duty("three", lambda: lambda *, now: 3).turn(now=NOW) == 3
    assert Duty("none", lambda: lambda *, now: None).turn(now=NOW) == 0


def test_a_failing_chore_waits_ever_longer():
    calls = []

    def find():
        calls.append(1)
        return fail

    duty = Duty("failing", find)
    moments = [NOW + timedelta(seconds=second) for second in range(60)]
    for moment in moments:
        duty.turn(now=moment)
    assert len(calls) == 5  # at 0, 2, 6, 14 and 30 seconds; the next at 62


def test_the_wait_has_an_end():
    duty = Duty("failing", lambda: fail)
    duty.failures = 50
    duty.turn(now=NOW)
    assert duty.due == NOW + LONGEST_WAIT


def test_a_chore_that_works_again_is_forgiven():
    faults = [ValueError]

    def chore(*, now):
        if faults:
            raise faults.pop()

    duty = Duty("mended", lambda: chore)
    duty.turn(now=NOW)
    duty.turn(now=NOW + timedelta(seconds=2))
    assert (duty.failures, duty.due) == (0, None)


def test_a_chore_that_cannot_be_found_stands_in_no_others_way(own_folders, db):
    done = []

    def find():
        raise ImportError

    def chore(*, now):
        done.append(now)

    quiet = Duty("quiet", lambda: chore)
    with pytest.raises(Dismissed):
        work(LastBell(), [Duty("lost", find), quiet])
    assert len(done) == 1


def test_being_dismissed_is_no_failure():
    def chore(*, now):
        raise Dismissed

    with pytest.raises(Dismissed):
        Duty("dismissed", lambda: chore).turn(now=NOW)


def test_the_queue_comes_first():
    assert duties()[0].name == "records.drain_waiting"

"""The one worker: reads what answers left in the queue and does the chores, until told to stop."""

import signal
from typing import Never

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from kawah.records import api as records
from kawah.web.shell.management.duty import Duty, duties
from kawah.web.shell.management.heartbeat import Heart

LOOKS_EVERY = 1.0


class Dismissed(BaseException):
    """Told to stop. Not an Exception, so that no guard around a chore can hold it up."""


def dismiss(*_: object) -> Never:
    raise Dismissed


class Command(BaseCommand):
    help = "Read the queue and do the chores of config/followers.py until stopped."

    def handle(self, **_: object) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, dismiss)
        try:
            with records.Bell() as bell:
                work(bell, duties())
        except Dismissed:
            # What was begun is rolled back and found again by the next worker.
            return


def work(bell: records.Bell, round_of_duties: list[Duty]) -> None:
    """Turn after turn; wait for the bell only when a whole turn found nothing to do."""
    heart = Heart()
    while True:
        heart.beat()
        close_old_connections()
        done = [duty.turn(now=timezone.now()) for duty in round_of_duties]
        if not any(done):
            bell.wait(LOOKS_EVERY)

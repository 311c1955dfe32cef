"""The real page server and the real worker are killed while a learner sends and they work: whatever
was acknowledged is there in the end, once, and the worker that comes next finishes it."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from kawah.earned.certificates.api import Certificate
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.records import api as records
from kawah.web.shell.management.commands.serve import granian
from kawah.web.shell.management.processes import ending_with_its_parent
from tests.factories import NOW, TODAY
from tests.prove import learning, truth

HOST = "127.0.0.1"
KILLS, LONGEST_LIFE = 5, 4.0  # of each process in one try; seconds
PATIENCE = 120.0


class Service:
    """One process of a site, begun again after each kill."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command,
            cwd=settings.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=ending_with_its_parent(),
        )

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def play(chance: Random, count: int) -> list[str]:
    learning.course()
    work = [sys.executable, str(settings.ROOT / "manage.py"), "work"]
    pages, worker = Service(granian(HOST, settings.PORT)), Service(work)
    try:
        return [fault for _ in range(count) for fault in tried(pages, worker, chance)]
    finally:
        pages.kill()
        worker.kill()


def tried(pages: Service, worker: Service, chance: Random) -> list[str]:
    enrollment = learning.newcomer()
    grant(enrollment.person, Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    device = Device(enrollment)
    with ThreadPoolExecutor(1) as elsewhere:
        reading = elsewhere.submit(device.read_lesson)
        for _ in range(KILLS):
            killed_after(chance, pages)
        reading.result()
    faults = [] if "membaca" in learning.done(enrollment) else ["acknowledged and lost: membaca"]
    learning.take(enrollment, lambda key: None)
    for _ in range(KILLS):
        killed_after(chance, worker)
    if not until(lambda: is_finished(enrollment)):
        faults.append("the worker did not finish")
    return faults + truth.faults(enrollment)


def killed_after(chance: Random, service: Service) -> None:
    """Begun again by this thread: what a thread began ends with it."""
    time.sleep(chance.uniform(0, LONGEST_LIFE))
    service.kill()
    service.start()


class Device:
    """Sends again what it was not told to be kept."""

    def __init__(self, enrollment: Enrollment) -> None:
        step = next(one for one in learning.steps_of(enrollment) if one.key == "membaca")
        self.path = f"/belajar/{enrollment.uuid}/{step.uuid}/"
        client = Client()
        client.force_login(enrollment.person)
        session = settings.SESSION_COOKIE_NAME
        self.cookies = {session: client.cookies[session].value, "csrftoken": "k" * 32}

    def read_lesson(self) -> None:
        for form in ({"block": "q1", "q1": "0"}, {"finish": "yes"}):
            if not until(partial(self.is_taken, form)):
                raise TimeoutError(f"the page server never took {form}: {self.status}")

    def is_taken(self, form: dict[str, str]) -> bool:
        self.status = self.answer(form)
        return self.status == 302

    def answer(self, form: dict[str, str]) -> int:
        """The status; 0 when nobody answered, or not to the end."""
        token = {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        door = http.client.HTTPConnection(HOST, settings.PORT, timeout=30)
        try:
            door.request("POST", self.path, urlencode({**form, **token}), headers)
            answer = door.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            door.close()
        return answer.status


def is_finished(enrollment: Enrollment) -> bool:
    person = enrollment.person
    is_read = not records.Pending.objects.filter(person=person.uuid).exists()
    return is_read and Certificate.objects.filter(person=person, told_at__isnull=False).exists()


def until(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False

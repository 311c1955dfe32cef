"""`manage.py serve` as operators meet it: it mends itself, ends wholly, and says what is wrong."""

import json
import os
import re
import signal
import time
from pathlib import Path

import pytest

from tests.rig import processor
from tests.rig.site import running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    with running(tmp_path_factory.mktemp("serving")) as site:
        yield site


def eventually(holds, *, seconds=15.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.1)
    return False


def family(site):
    """The processes of a site with their command lines, without the first."""
    pids = [pid for pid in processor.tree(site.pid) if pid != site.pid]
    return {pid: command(pid) for pid in pids}


def command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def is_alive(pid):
    return bool(processor.status(pid)) and processor.status(pid)[0] != "Z"


def worker_of(site):
    return [pid for pid, line in family(site).items() if line.endswith("manage.py work ")]


def pages_of(site):
    """The page server and the processes that it started."""
    return {pid for pid, line in family(site).items() if f"--port {site.port} " in line}


def test_a_killed_worker_is_replaced(own_site):
    [worker] = worker_of(own_site)
    os.kill(worker, signal.SIGKILL)
    assert eventually(lambda: worker_of(own_site) not in ([], [worker]))


def test_killed_pages_come_back(own_site):
    first = pages_of(own_site)
    os.kill(min(first), signal.SIGKILL)
    assert eventually(lambda: pages_of(own_site) and not first & pages_of(own_site))
    assert eventually(own_site.is_ready)


def test_one_of_two_page_processes_that_dies_takes_the_other_not_along(tmp_path):
    with running(tmp_path / "site", KAWAH_WEB_PROCESSES="2") as site:
        server, *processes = sorted(pages_of(site))
        os.kill(processes[-1], signal.SIGKILL)
        time.sleep(0.3)  # what was just being answered is lost
        for _ in range(20):
            assert site.is_ready()
            time.sleep(0.1)
        assert eventually(lambda: len(pages_of(site)) > len(processes))
        assert is_alive(server) and is_alive(processes[0])


def test_a_taken_port_is_told_in_one_sentence(own_site):
    ports = f"({own_site.port}|{own_site.content_port})"  # the pages may just be coming back
    second = own_site.manage("serve", check=False)
    assert second.returncode == 1
    assert re.search(rf"Port {ports} on 127.0.0.1 cannot be used", second.stderr)
    assert "Traceback" not in second.stderr


def test_doctor_finds_a_running_site_well(own_site):
    found = own_site.manage("doctor", check=False)
    assert found.returncode == 0, found.stdout


def test_doctor_finds_what_is_ill(own_site):
    (own_site.data / "static" / "staticfiles.json").rename(own_site.data / "away")
    try:
        found = own_site.manage("doctor", check=False)
    finally:
        (own_site.data / "away").rename(own_site.data / "static" / "staticfiles.json")
    assert found.returncode == 1
    assert "ILL  assets" in found.stdout


def test_a_second_preparation_changes_nothing(own_site):
    before = json.loads((own_site.data / "demo-accounts.json").read_text())
    own_site.manage("prepare")
    assert json.loads((own_site.data / "demo-accounts.json").read_text()) == before


def test_being_told_to_end_ends_all(tmp_path):
    with running(tmp_path / "site") as site:
        everyone = [site.pid, *family(site)]
        os.kill(site.pid, signal.SIGINT)
        assert eventually(lambda: not is_alive(site.pid))
        assert site.exit_code() == 0
    assert not [pid for pid in everyone if is_alive(pid)]


def test_being_killed_leaves_nobody_behind(tmp_path):
    with running(tmp_path / "site") as site:
        everyone = list(family(site))
        assert everyone
        os.kill(site.pid, signal.SIGKILL)
        assert eventually(lambda: not [pid for pid in everyone if is_alive(pid)])

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kawah.web.shell.management import household
from kawah.web.shell.management.household import ChildKeepsDying, Household
from kawah.web.shell.management.processes import Child, end_all

ROOT = Path(__file__).parents[5]
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, lambda *_: None); "
STUBBORN += "print(1, flush=True); time.sleep(60)"
WITH_CHILD = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); "


def child(code: str, *, name: str = "child", log: Path | None = None) -> Child:
    return Child(name, [sys.executable, "-c", code], environment={}, log=log)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def eventually(holds, *, seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False


def read_pid(log: Path) -> int:
    assert eventually(lambda: log.exists() and log.read_text().strip())
    return int(log.read_text().split()[0])


def test_a_dead_child_starts_again(monkeypatch):
    monkeypatch.setattr(household, "SHORTEST_WAIT", 0.1)
    said: list[str] = []
    one = child("import time; time.sleep(60)")
    with Household([one], say=said.append) as house:
        first = one.pid
        os.kill(first, signal.SIGKILL)
        assert house.watch(until=lambda: one.is_running and one.pid != first)
    assert said == ["child ended unexpectedly and starts again in 0.1 s"]
    assert not one.is_running


def test_a_child_that_keeps_dying_ends_all(monkeypatch):
    monkeypatch.setattr(household, "SHORTEST_WAIT", 0.01)
    steady = child("import time; time.sleep(60)", name="steady")
    keeps_dying = Household([steady, child("raise SystemExit(3)")], say=lambda _: None)
    with pytest.raises(ChildKeepsDying), keeps_dying as house:
        house.watch(until=lambda: False)
    assert not steady.is_running


def test_a_request_to_stop_is_heard(monkeypatch):
    with Household([child("import time; time.sleep(60)")], say=print) as house:
        house.stopping.set()
        assert house.watch(until=lambda: False) is False


def test_a_stubborn_child_is_killed_after_the_grace_time(tmp_path):
    stubborn = child(STUBBORN, log=tmp_path / "log")
    stubborn.start()
    read_pid(tmp_path / "log")
    began = time.monotonic()
    end_all([stubborn], grace=0.5)
    assert 0.5 <= time.monotonic() - began < 3
    assert not stubborn.is_running


def test_what_a_child_left_behind_is_swept(tmp_path):
    orphaning = child(WITH_CHILD, log=tmp_path / "log")
    orphaning.start()
    grandchild = read_pid(tmp_path / "log")
    assert eventually(lambda: not orphaning.is_running)
    end_all([orphaning], grace=0.5)
    assert eventually(lambda: not is_alive(grandchild))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")
def test_a_child_ends_when_its_parent_is_killed(tmp_path):
    log = tmp_path / "log"
    code = (
        "import time; from pathlib import Path;"
        "from kawah.web.shell.management.processes import Child;"
        "one = Child('one', ['sleep', '60'], environment={}); one.start();"
        f"Path({str(log)!r}).write_text(str(one.pid)); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    orphan = read_pid(log)
    parent.kill()
    parent.wait()
    assert eventually(lambda: not is_alive(orphan))

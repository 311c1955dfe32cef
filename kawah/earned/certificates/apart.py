"""Examines a stranger's file in a process of its own: whatever the file does to the reader, it can
take no more than some memory and some seconds, and it sees nothing of this site."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore

import msgspec
from msgspec import Struct

from kawah.earned.certificates import examining
from kawah.earned.certificates.verdict import Verdict

SECONDS = 6
PATIENCE = 2  # a page server has few threads, and others want pages
MEMORY = 1024 * 1024 * 1024
ROOT = Path(__file__).parent.parent.parent.parent
one_at_a_time = BoundedSemaphore(1)


class ExaminersBusy(Exception):
    """Another's file is being examined; ask again in some seconds."""


class Task(Struct):
    trust: Sequence[str]
    now: datetime


def verify(pdf: bytes, *, trust: Sequence[bytes], now: datetime) -> Verdict:
    """What `examining.verify` finds. Raises ExaminersBusy."""
    if refusal := examining.refusal(pdf):
        return refusal
    task = msgspec.json.encode(Task([pem.decode() for pem in trust], now)).decode()
    if not one_at_a_time.acquire(timeout=PATIENCE):
        raise ExaminersBusy
    try:
        done = subprocess.run(  # noqa: S603 - this module, by our own interpreter
            [sys.executable, "-B", "-m", "kawah.earned.certificates.apart", task],
            input=pdf,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            cwd=ROOT,
            env={},
        )
        return msgspec.json.decode(done.stdout, type=Verdict)
    except (subprocess.SubprocessError, msgspec.MsgspecError) as error:
        return Verdict("unreadable", detail=type(error).__name__)
    finally:
        one_at_a_time.release()


def main() -> None:
    limits = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    task = msgspec.json.decode(sys.argv[1], type=Task)
    trust = [pem.encode() for pem in task.trust]
    found = examining.verify(sys.stdin.buffer.read(), trust=trust, now=task.now)
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()

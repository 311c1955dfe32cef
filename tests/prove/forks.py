"""Copies of this process that do one thing and may be killed while they do it."""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connections


class Fork:
    """A child that runs `act` and sends back what it returns, unless it dies before."""

    def __init__(self, act: Callable[[], Any]) -> None:
        connections.close_all()  # a connection must not be shared between processes
        self.reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.reader)
            run(act, writer)
        os.close(writer)

    def kill_after(self, seconds: float) -> None:
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)

    def result(self) -> Any:
        """What the child returned; None when it was killed. Raises RuntimeError when it failed."""
        with os.fdopen(self.reader) as answer:
            text = answer.read()
        _, status = os.waitpid(self.pid, 0)
        if os.WIFSIGNALED(status):
            return None
        if os.WEXITSTATUS(status):
            raise RuntimeError(text)
        return json.loads(text)


def run(act: Callable[[], Any], writer: int) -> None:
    """The child's whole life. It leaves without running what the parent registered for its end."""
    code = 0
    try:
        text = json.dumps(act())
    except BaseException:
        text, code = traceback.format_exc(), 1
    connections.close_all()
    with os.fdopen(writer, "w") as answer:
        answer.write(text)
    sys.stdout.flush()
    os._exit(code)


def dying(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, after which its process is killed as by `kill -9`."""

    def act_and_die(*args: Any, **kwargs: Any) -> Any:
        function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return act_and_die

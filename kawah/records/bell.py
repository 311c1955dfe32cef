"""Wakes the worker on the same machine at once; without a bell it looks by itself every second."""

import contextlib
import os
import select
import socket
from pathlib import Path

from django.conf import settings


def _path() -> Path:
    # A socket's path may be 107 bytes long at most, and a data folder's name may be longer.
    return Path(os.path.relpath(Path(settings.DATA_DIR) / "worker.sock"))


def ring() -> None:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        sender.sendto(b"!", str(_path()))


class Bell:
    """The worker's side."""

    def __enter__(self) -> "Bell":
        path = _path()
        path.unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.setblocking(False)
        self.socket.bind(str(path))
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
        _path().unlink(missing_ok=True)

    def wait(self, seconds: float) -> None:
        """Return when the bell rings, or after `seconds`."""
        ready, _, _ = select.select([self.socket], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            while ready:
                self.socket.recv(16)

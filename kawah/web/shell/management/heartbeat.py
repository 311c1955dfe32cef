"""The worker's sign of life: a file whose age says when a worker last looked at the queue."""

import time
from pathlib import Path

from django.conf import settings

BEATS_EVERY = 5.0
MISSED_AFTER = 60.0


def path() -> Path:
    return Path(settings.DATA_DIR) / "worker-heartbeat"


class Heart:
    """Beats at most every few seconds, so that an idle worker hardly writes."""

    def __init__(self) -> None:
        self.next_beat = 0.0

    def beat(self) -> None:
        if time.monotonic() >= self.next_beat:
            path().touch()
            self.next_beat = time.monotonic() + BEATS_EVERY


def age() -> float | None:
    """Seconds since a worker's last sign of life; None when there was none."""
    try:
        return max(0.0, time.time() - path().stat().st_mtime)
    except FileNotFoundError:
        return None

"""Processor time of a process and all it started, as Linux counts it."""

import os
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def seconds(root: int) -> float:
    """User and system time of a process tree, with the children it has already buried."""
    ticks = 0
    for pid in tree(root):
        fields = status(pid)
        ticks += sum(int(field) for field in fields[11:15]) if fields else 0
    return ticks / TICKS


def tree(root: int) -> Iterator[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (fields := status(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += children.get(pid, [])


def status(pid: int) -> list[str]:
    """The fields after the name, which may hold blanks; nothing for a process that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []

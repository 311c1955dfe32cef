"""The places in which a learner sees the parts of a question, and the author's places behind them.

Fields named by the author's places would tell the right order of steps, and often the right option.
What is shown where depends on the question and a seed alone, so a form that is sent late still
means the same; where the answer is to stay unknown, the seed has to hold a secret.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from kawah.lib.questions.shape import Choice, Matching, Ordering

PLACE = re.compile(r"[0-9]{1,5}")
Thing = TypeVar("Thing")


def places(body: Choice | Ordering, *, seed: str) -> list[int]:
    """The author's places in the order in which they are shown."""
    if isinstance(body, Ordering):
        return _mixed(len(body.steps), seed)
    count = len(body.options)
    return _mixed(count, seed) if body.shuffle else list(range(count))


def _mixed(count: int, seed: str) -> list[int]:
    return sorted(range(count), key=lambda place: sha256(f"{seed}:{place}".encode()).digest())


def matches(body: Matching) -> list[str]:
    """What is offered to every prompt, sorted: the author's order would tell the pairs."""
    return sorted({pair.match for pair in body.pairs} | set(body.distractors))


def picked(value: str, offered: Sequence[Thing]) -> Thing | None:
    """What is shown at the place that a form names; None where nothing is."""
    is_there = PLACE.fullmatch(value) and int(value) < len(offered)
    return offered[int(value)] if is_there else None


def place_of(thing: Thing, offered: Sequence[Thing]) -> str:
    """The place as a form names it; empty where the thing is not offered."""
    return str(offered.index(thing)) if thing in offered else ""

"""Drawing a paper from its slots, no question twice."""

import random
from collections.abc import Sequence

from kawah.learning.assessment.quizzes import Slots


def drawn(slots: Sequence[Slots], chance: random.Random) -> list[int]:
    """The questions of a paper, in the order of its slots."""
    found: dict[int, list[int]] = {}
    taken: set[int] = set()
    for place in _order(slots):
        pool, count = slots[place].pool, slots[place].count
        free = [key for key in pool if key not in taken]
        found[place] = free if count >= len(pool) else chance.sample(free, min(count, len(free)))
        taken.update(found[place])
    return [key for place in sorted(found) for key in found[place]]


def surely(slots: Sequence[Slots]) -> list[int]:
    """How many questions each slot gets even when the slots before it take what it needs most."""
    found: dict[int, int] = {}
    earlier: list[Slots] = []
    for place in _order(slots):
        pool = set(slots[place].pool)
        shared = [pool.intersection(each.pool) for each in earlier]
        most = sum(min(each.count, len(keys)) for each, keys in zip(earlier, shared, strict=True))
        lost = min(most, len(set().union(*shared)))
        found[place] = min(slots[place].count, len(pool) - lost)
        earlier.append(slots[place])
    return [found[place] for place in range(len(slots))]


def _order(slots: Sequence[Slots]) -> list[int]:
    """The tightest draw is drawn first: a wide pool must not take what a narrow one needs."""
    return sorted(range(len(slots)), key=lambda place: len(slots[place].pool) - slots[place].count)

"""A question's fields as its lesson shows them, and as an answer keeps them.

The page names steps, options and matches by the place where they stand; an answer keeps the
author's places, and a match by its words. `seed` is the lesson's key: everyone sees the same order.
"""

from kawah.learning.player import quizzing
from kawah.learning.player.blocks import Ask
from kawah.learning.player.quizzing import Choice, Cloze, Given, Matching, Ordering
from kawah.lib.questions import mixing

matches = mixing.matches


def places(block: str, body: Choice | Ordering, *, seed: str, part: str = "") -> list[int]:
    """The author's places in the order in which they are shown."""
    return mixing.places(body, seed=f"{seed}:{block}:{part}")


def parts(block: Ask, *, seed: str) -> dict[str, str]:
    """The parts of an answer by their names on the page."""
    body = block.question.body
    if isinstance(body, Ordering):
        shown = enumerate(places(block.id, body, seed=seed))
        return {str(place): str(step) for place, step in shown}
    return {part: part for part in quizzing.parts(block.question)}


def kept(block: Ask, part: str, value: str, *, seed: str) -> str:
    """A value that was sent as an answer keeps it; empty where the page offers no such thing."""
    offered = _offered(block, part, seed)
    return value if offered is None else mixing.picked(value, offered) or ""


def fields_for(block: Ask, given: Given, *, seed: str) -> dict[str, list[str]]:
    """The fields in which the page sends an answer."""
    sent: dict[str, list[str]] = {}
    for name, part in parts(block, seed=seed).items():
        offered, values = _offered(block, part, seed), list(given.get(part, ()))
        shown = values if offered is None else [mixing.place_of(v, offered) for v in values]
        sent[f"{block.id}:{name}" if name else block.id] = shown
    return sent


def _offered(block: Ask, part: str, seed: str) -> list[str] | None:
    """The values of a part in the order in which they are shown; None where words are typed."""
    body = block.question.body
    if isinstance(body, Matching):
        return matches(body)
    choice = body.gaps[int(part)].body if isinstance(body, Cloze) else body
    if not isinstance(choice, Choice):
        return None
    return [str(place) for place in places(block.id, choice, seed=seed, part=part)]

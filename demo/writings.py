"""What the demo's pupils write: reflections and essays, better and weaker ones."""

import tomllib
from pathlib import Path
from random import Random

TEXTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def reflection(course: str, activity: str) -> str:
    text: str = TEXTS["reflection"][f"{course}/{activity}"]
    return text


def essay(question: str, *, pupil: str) -> str:
    """The same one for a pupil at every loading."""
    choice = Random(f"{pupil}:{question}")  # noqa: S311 - repeatable, no secret
    text: str = choice.choice(TEXTS["essay"][question])
    return text


def place_of(text: str, question: str) -> int:
    """Where a text stands among those for its question: the best one is the first."""
    texts: list[str] = TEXTS["essay"][question]
    return texts.index(text) if text in texts else 0


def comment(place: int) -> str:
    """What a trainer writes beside the mark."""
    texts: list[str] = TEXTS["comment"]["essay"]
    return texts[min(place, len(texts) - 1)]


def differs(course: str, rule: str, *, pupil: str) -> str | None:
    """What differs in a pupil's office; None where the rule holds, as with nine of ten."""
    chance = Random(f"{pupil}:{course}:{rule}").random()  # noqa: S311 - repeatable, no secret
    told: list[str] = TEXTS["reality"].get(f"{course}/{rule}", [])
    place = int(chance * 10 * max(1, len(told)))
    return told[place] if place < len(told) else None

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

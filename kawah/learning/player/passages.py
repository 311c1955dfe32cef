"""The parts of a lesson by their line and first words: where a remark about it belongs."""

from collections.abc import Iterator

from msgspec import Struct

from kawah.learning.curriculum.api import Activity
from kawah.learning.player.directives import Fault, Passage, parts
from kawah.learning.player.lessons import Lesson

LENGTH = 80


class Excerpt(Struct, frozen=True):
    line: int
    words: str


def passages(activity: Activity) -> tuple[str, list[Excerpt]]:
    """The path of the lesson's text, and its paragraphs and blocks in order."""
    lesson = Lesson.objects.get(activity=activity)
    faults: list[Fault] = []
    found = [one for part in parts(lesson.source, faults) for one in _excerpts(part)]
    return lesson.path, found


def _excerpts(part: object) -> Iterator[Excerpt]:
    if isinstance(part, Passage):
        yield from _paragraphs(part)
        return
    line, name = getattr(part, "line", 0), getattr(part, "name", "")
    told = next((one for one in getattr(part, "lines", ()) if one.strip()), "")
    yield Excerpt(line, _short(f":::{name} {told}"))


def _paragraphs(passage: Passage) -> Iterator[Excerpt]:
    is_begun = False
    for offset, line in enumerate(passage.text.split("\n")):
        if line.strip() and not is_begun:
            yield Excerpt(passage.line + offset, _short(line))
        is_begun = bool(line.strip())


def _short(line: str) -> str:
    told = line.strip()
    return told if len(told) <= LENGTH else told[: LENGTH - 1] + "…"

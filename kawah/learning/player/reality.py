"""What participants report from their own offices about each rule of a course."""

from collections.abc import Iterator

from msgspec import Struct

from kawah.learning.curriculum.api import Version
from kawah.learning.player.answers import Answer
from kawah.learning.player.blocks import Contrast
from kawah.learning.player.lessons import Lesson
from kawah.learning.player.reading import read
from kawah.learning.player.rendering_contrast import BECAUSE, DIFFERS, HOLDS


class Reality(Struct, frozen=True):
    """How many of those who answered say that a rule holds; what differs elsewhere, the newest
    first, the same words once, without names."""

    lesson: str
    block: Contrast
    count: int
    holds: int
    differs: tuple[str, ...]


def reality_of(version: Version) -> list[Reality]:
    """The rules of a version in their order, with what was said of each; two queries."""
    asked = list(_contrasts(version))
    rows = Answer.objects.filter(
        activity__version=version, block__in=[block.id for _lesson, block in asked]
    ).order_by("-at", "-pk")
    said: dict[tuple[int, str], list[dict[str, list[str]]]] = {}
    for row in rows:
        said.setdefault((row.activity_id, row.block), []).append(row.given)
    return [_reality(lesson, block, said.get((lesson.pk, block.id), [])) for lesson, block in asked]


def _contrasts(version: Version) -> Iterator[tuple[Lesson, Contrast]]:
    rows = Lesson.objects.filter(activity__version=version).select_related("activity")
    for lesson in rows.order_by("activity__seq", "pk"):
        blocks = read(lesson.source).blocks
        yield from ((lesson, block) for block in blocks if isinstance(block, Contrast))


def _reality(lesson: Lesson, block: Contrast, given: list[dict[str, list[str]]]) -> Reality:
    reports = [" ".join(one.get(BECAUSE, [])) for one in given if one.get("") == [DIFFERS]]
    holds = sum(one.get("") == [HOLDS] for one in given)
    return Reality(
        lesson=lesson.activity.title,
        block=block,
        count=holds + len(reports),
        holds=holds,
        differs=tuple(dict.fromkeys(reports)),
    )

"""A lesson of a draft block by block: where a remark about it belongs."""

from datetime import datetime

from msgspec import Struct

from kawah.learning.curriculum.api import Activity
from kawah.learning.player import freezing, pieces
from kawah.learning.player.excerpts import Excerpt, paragraphs_of
from kawah.learning.player.lessons import Lesson
from kawah.learning.player.pages import media_prefix
from kawah.learning.player.reading import read
from kawah.learning.player.rendering import render_each
from kawah.learning.player.spans import Span, spans


class Seen(Struct, frozen=True):
    """A block as written and as learners will see it; prose has its paragraphs."""

    span: Span
    html: str
    paragraphs: tuple[Excerpt, ...]


def passages(activity: Activity, *, language: str, now: datetime) -> tuple[str, list[Seen]]:
    """The path of a lesson's text, and its blocks in order."""
    lesson = Lesson.objects.select_related("activity__version").get(activity=activity)
    blocks = read(lesson.source).blocks
    drawn = render_each(blocks, freezing.setting_of(lesson), language=language)
    prefix = media_prefix(activity.version_id, now=now)
    html = {
        block.line: pieces.fill(pieces.joined(parts), media=prefix, slot=lambda slot: "")
        for block, parts in zip(blocks, drawn, strict=True)
    }
    cut = spans(lesson.source)
    return lesson.path, [Seen(one, html.get(one.line, ""), paragraphs_of(one)) for one in cut]

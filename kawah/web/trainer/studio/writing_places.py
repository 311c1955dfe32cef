"""Where the passage of a remark is written: as a block, a question, or an activity."""

from kawah.learning.curriculum.api import Comment, writing
from kawah.learning.curriculum.api import passages as held
from kawah.web.trainer import passages
from kawah.web.trainer.studio.desk import Desk


def addresses(desk: Desk, comments: list[Comment]) -> list[tuple[Comment, str, bool]]:
    """Each comment with the address where its passage is written, and whether that is there."""
    found: dict[int, int] = {}
    for path in {one.path for one in comments}:
        here = [one for one in comments if one.path == path]
        standing = passages.standing(here, _parts(desk, path))
        found |= {one.pk: place for place, rows in standing.at.items() for one in rows}
    return [(one, address(desk, one, found.get(one.pk)), one.pk in found) for one in comments]


def _parts(desk: Desk, path: str) -> list[held.Part]:
    if path == writing.COURSE_FILE:
        return passages.activity_parts(desk.top)
    file = writing.file_of(desk.manuscript, path)
    return passages.parts_of(path, file.raw) if file else []


def address(desk: Desk, comment: Comment, place: int | None) -> str:
    if comment.path == writing.COURSE_FILE and comment.part:
        return desk.activity_place(comment.part) if place is not None else desk.place("manuscript")
    content = desk.content_place(comment.path)
    return content if place is None else f"{content}?di={place + 1}#bagian-{place + 1}"

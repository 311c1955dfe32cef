"""Remarks of reviewers at the parts of a course's files where they stand now."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from kawah.learning.assessment.api import Question, read_questions
from kawah.learning.curriculum.api import Comment, Manuscript, commenting, structure
from kawah.learning.curriculum.api import passages as held
from kawah.learning.player.api import spans
from kawah.lib.questions.reading import QuestionFileUnusable
from kawah.web.trainer import words

BANKS = (".gift", ".xml", ".txt")


class Standing(Struct):
    """Comments by the place of their part; `gone` are those whose part is not there any more."""

    at: dict[int, list[Comment]] = field(default_factory=dict)
    gone: list[Comment] = field(default_factory=list)

    def on(self, place: int) -> list[Comment]:
        return self.at.get(place, [])


def standing(comments: Iterable[Comment], parts: Sequence[held.Part]) -> Standing:
    found = Standing()
    for one in comments:
        place = held.place_of(one.held, one.quote, parts)
        if place is None:
            found.gone.append(one)
        else:
            found.at.setdefault(place, []).append(one)
    return found


def open_on(manuscript: Manuscript, path: str, parts: Sequence[held.Part]) -> Standing:
    """What is not heeded yet of one file."""
    return standing(commenting.open_comments(manuscript).filter(path=path), parts)


def parts_of(path: str, raw: bytes) -> list[held.Part]:
    """The parts of a lesson or of a bank; of another file, or an unreadable one, there are none."""
    if path.endswith(".md"):
        return lesson_parts(spans.spans(raw.decode(errors="replace")))
    if not path.endswith(BANKS):
        return []
    try:
        return bank_parts(read_questions(path, raw).questions)
    except QuestionFileUnusable:
        return []


def lesson_parts(cut: Iterable["spans.Span"]) -> list[held.Part]:
    return [held.Part(span.id, span.line, span.text) for span in cut]


def bank_parts(questions: Iterable[Question]) -> list[held.Part]:
    return [held.Part(one.key, 0, words.plain(one.stem)) for one in questions]


def activity_parts(top: structure.Table) -> list[held.Part]:
    """Activities, as remarks on course.toml name them."""
    rows = (activity for _module, activity in structure.activities(top))
    return [held.Part(str(row["key"]), 0, str(row.get("title", ""))) for row in rows]

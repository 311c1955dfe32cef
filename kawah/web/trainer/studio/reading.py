"""An activity of a draft as its reviewer reads it, passage by passage, each with its remarks."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from msgspec import Struct

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import ItemVersion
from kawah.learning.curriculum.api import Activity, Comment, passages, writing
from kawah.learning.player import api as player
from kawah.learning.player.api import Excerpt, Reflection
from kawah.web.trainer import words
from kawah.web.trainer.passages import Standing, standing
from kawah.web.trainer.regrading import right_lines


class Place(Struct, frozen=True):
    """A passage that a remark can be about; `right` are the right answers of a question, and
    `paragraphs` what a remark on prose can be narrowed to."""

    path: str
    part: passages.Part
    html: SafeString
    words: str = ""
    right: Sequence[SafeString] = ()
    paragraphs: Sequence[Excerpt] = ()

    def passage(self, line: int) -> passages.Passage:
        """What a remark is about: the paragraph that begins at a line, or all of it."""
        for one in self.paragraphs:
            if one.line == line:
                return passages.Passage(self.path, self.part, one.words, one.line)
        return passages.Passage(self.path, self.part, self.words[:300], self.part.line)


class Page(Struct, frozen=True):
    places: tuple[Place, ...]
    is_lesson: bool = False

    def standing(self, comments: Sequence[Comment]) -> Standing:
        """Comments at their passages. Of a bank and of course.toml only some parts are read here,
        so that only a lesson can tell that a passage is gone."""
        found = Standing()
        for path in self.paths:
            numbers = [n for n, place in enumerate(self.places) if place.path == path]
            parts = [self.places[n].part for n in numbers]
            one = standing([row for row in comments if row.path == path], parts)
            found.at |= {numbers[n]: rows for n, rows in one.at.items()}
            found.gone += one.gone if self.is_lesson else []
        return found

    @property
    def paths(self) -> set[str]:
        return {place.path for place in self.places}


def page_of(activity: Activity, *, now: datetime) -> Page:
    if activity.kind == "lesson":
        return _lesson(activity, now)
    if activity.kind == "quiz":
        versions = assessment.questions_of(activity.quiz, activity.version.course)
        return Page(tuple(_question(one) for one in versions))
    prompt = Reflection.objects.get(activity=activity).prompt
    part = passages.Part(activity.key, 0, activity.title)
    text = words.html_of(assessment.Text(prompt, "plain"))
    return Page((Place(writing.COURSE_FILE, part, text, activity.title),))


def _lesson(activity: Activity, now: datetime) -> Page:
    language = get_language() or "id"
    path, seen = player.passages(activity, language=language, now=now)
    return Page(tuple(_block(path, one) for one in seen), is_lesson=True)


def _block(path: str, seen: player.Seen) -> Place:
    part = passages.Part(seen.span.id, seen.span.line, seen.span.text)
    html = mark_safe(seen.html)  # noqa: S308 - made of sanitised parts
    paragraphs = seen.paragraphs if len(seen.paragraphs) > 1 else ()
    told = words.cut(seen.html) if seen.span.name else ""
    return Place(path, part, html, told, paragraphs=paragraphs)


def _question(version: ItemVersion) -> Place:
    question = version.question
    part = passages.Part(question.key, 0, words.plain(question.stem))
    told = words.beginning(question.stem) or question.title
    stem = words.html_of(question.stem)
    return Place(version.item.bank.key, part, stem, told, right_lines(version))

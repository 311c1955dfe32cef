"""An activity of a draft as its reviewer reads it, and the places a remark can stand at."""

from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from msgspec import Struct

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import ItemVersion
from kawah.learning.curriculum.api import Activity
from kawah.learning.player import api as player
from kawah.learning.player.api import Reflection
from kawah.web.trainer import words
from kawah.web.trainer.regrading import right_lines


class Place(Struct, frozen=True):
    """`key` tells the places of a page apart."""

    key: str
    path: str
    line: int
    words: str


class Asked(Struct, frozen=True):
    """A question: its stem and its right answer."""

    stem: SafeString
    right: list[SafeString]


class Page(Struct, frozen=True):
    """`html` is a lesson as learners see it; `text` what a reflection asks."""

    places: tuple[Place, ...]
    html: str = ""
    text: str = ""
    questions: tuple[Asked, ...] = ()

    @property
    def paths(self) -> set[str]:
        return {place.path for place in self.places}


def page_of(activity: Activity, *, now: datetime) -> Page:
    if activity.kind == "lesson":
        return _lesson(activity, now)
    if activity.kind == "quiz":
        return _quiz(activity)
    prompt = Reflection.objects.get(activity=activity).prompt
    return Page((Place("0", "course.toml", 0, activity.title),), text=prompt)


def _lesson(activity: Activity, now: datetime) -> Page:
    path, excerpts = player.passages(activity)
    places = tuple(Place(str(one.line), path, one.line, one.words) for one in excerpts)
    html = player.preview(activity, language=get_language() or "id", now=now)
    return Page(places, html=html)


def _quiz(activity: Activity) -> Page:
    versions = assessment.questions_of(activity.quiz, activity.version.course)
    places = tuple(_place(n, one) for n, one in enumerate(versions))
    asked = (Asked(words.html_of(one.question.stem), right_lines(one)) for one in versions)
    return Page(places, questions=tuple(asked))


def _place(n: int, version: ItemVersion) -> Place:
    question = version.question
    told = words.beginning(question.stem) or question.title
    return Place(f"q{n}", version.item.bank.key, 0, told)

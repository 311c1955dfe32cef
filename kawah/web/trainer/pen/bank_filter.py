"""Which questions of a bank are listed: of a kind, with a tag, with these words."""

from urllib.parse import urlencode

from django.http import HttpRequest
from msgspec import Struct

from kawah.learning.assessment.api import Question
from kawah.web.trainer.pen.question_kinds import kind_of_question


class Filter(Struct, frozen=True):
    kind: str = ""
    tag: str = ""
    words: str = ""

    @property
    def is_on(self) -> bool:
        return bool(self.kind or self.tag or self.words)

    @property
    def address(self) -> str:
        """The filter as the beginning of a query."""
        given = {"jenis": self.kind, "tanda": self.tag, "cari": self.words}
        return urlencode({name: value for name, value in given.items() if value})

    def takes(self, question: Question) -> bool:
        return (
            (not self.kind or kind_of_question(question.body).word == self.kind)
            and (not self.tag or self.tag in question.tags)
            and (not self.words or self.words.casefold() in _text(question).casefold())
        )


def filter_in(request: HttpRequest) -> Filter:
    asked = request.GET
    return Filter(asked.get("jenis", ""), asked.get("tanda", ""), asked.get("cari", "").strip())


def _text(question: Question) -> str:
    return f"{question.title} {question.stem.value}"

"""What a page showed of an answer: a page left open elsewhere takes nothing back that is newer.

The paper carries a sign of each answer as it was when the page was drawn. An answer that comes
back as it was shown was not touched on that page, whatever has been saved since on another.
"""

from zlib import crc32

import msgspec
from django.http import HttpRequest

from kawah.learning.assessment.api import Response
from kawah.lib.questions.answers import Answer, answer_to
from kawah.lib.questions.completeness import beginning_of
from kawah.lib.questions.shape import Essay


def name_of(seq: int) -> str:
    return f"seen{seq}"


def sign(answer: object) -> str:
    return f"{crc32(msgspec.json.encode(answer)):x}"


def shown(response: Response) -> str:
    """The sign of what the page shows of an answer; an essay begins with its template."""
    body = response.item_version.question.body
    if response.answer is None and isinstance(body, Essay):
        return sign(answer_to(body, beginning_of(body)))
    return sign(response.answer)


def is_touched(request: HttpRequest, response: Response, given: Answer | None) -> bool:
    """Whether an answer is other than its page showed it; a page that says nothing may be."""
    return request.POST.get(name_of(response.seq)) != sign(given)

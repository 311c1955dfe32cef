"""The questions of a bank's file: read, changed one by one, and written again in its format."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count

import msgspec

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Question
from kawah.lib.questions import gift
from kawah.lib.questions.keys import bounded
from kawah.lib.questions.reading import Loss, QuestionFileUnusable, Reading
from kawah.web.trainer.pen.orders import digest

UNUSED = ("settings",)  # of another system; nobody misses them here
EMPTY = ("empty", "no_questions")


@lru_cache(maxsize=4)
def reading_of(path: str, raw: bytes) -> Reading:
    """A file without questions is a bank that begins; raises QuestionFileUnusable."""
    try:
        return assessment.read_questions(path, raw)
    except QuestionFileUnusable as error:
        if error.reason in EMPTY:
            return Reading((), ())
        raise


@lru_cache(maxsize=4)
def gone_of(path: str, raw: bytes) -> tuple[Loss, ...]:
    """What the file holds and would not hold any more once it was written again."""
    reading = reading_of(path, raw)
    remarks = [] if is_xml(path) or not reading.questions else gift.remarks(raw)
    if not reading.losses:
        return tuple(remarks)
    again = reading_of(path, rewritten(path, raw, reading.questions))
    kept = {(loss.kind, loss.detail) for loss in again.losses}
    lost = [loss for loss in reading.losses if (loss.kind, loss.detail) not in kept]
    return (*(loss for loss in lost if loss.kind not in UNUSED), *remarks)


def is_xml(path: str) -> bool:
    return path.lower().endswith(".xml")


def parts(path: str, raw: bytes) -> list[str]:
    return [fingerprint(question) for question in reading_of(path, raw).questions]


def fingerprint(question: Question) -> str:
    return digest(msgspec.json.encode(question).decode())


def rewritten(path: str, raw: bytes, questions: Sequence[Question]) -> bytes:
    """The file with these questions; what its author wrote above the first one stays."""
    head = b"" if is_xml(path) else gift.head(raw)
    return head + assessment.write_questions(path, questions)


def comes_back(path: str, question: Question) -> bool:
    """Whether the file's format holds a question just as it is."""
    return not assessment.written(path, [question]).losses


def put(questions: Sequence[Question], place: int, one: Question) -> list[Question]:
    return [*questions[:place], one, *questions[place:]]


def free_key(wanted: str, questions: Sequence[Question]) -> str:
    taken = {question.key for question in questions}
    names = (bounded(f"{wanted}-{number}" if number > 1 else wanted) for number in count(1))
    return next(name for name in names if name not in taken)

"""Beginning an attempt at a quiz, as its button does."""

from django.urls import resolve, reverse

from tests.rig import crawl
from tests.rig.visitor import Visitor


def begin(visitor: Visitor, quiz: str) -> dict[str, str]:
    """The paper of an attempt that begins now, by its name; nothing where there is no quiz."""
    if not quiz:
        return {}
    visitor.get(quiz)
    begun = visitor.post(reverse("learner:start", kwargs=resolve(quiz).kwargs))
    is_paper = begun.status == 302 and crawl.name_of(begun.location) == "learner:attempt"
    return {"learner:attempt": begun.location} if is_paper else {}

"""Beginning an attempt at a quiz, as its button does."""

from django.urls import resolve, reverse

from tests.rig import crawl
from tests.rig.visitor import Visitor


def begin(visitor: Visitor, quiz: str) -> dict[str, str]:
    """An attempt that begins now: its paper and the page before it is handed in, by their names."""
    if not quiz:
        return {}
    visitor.get(quiz)
    begun = visitor.post(reverse("learner:start", kwargs=resolve(quiz).kwargs))
    is_paper = begun.status == 302 and crawl.name_of(begun.location) == "learner:attempt"
    if not is_paper:
        return {}
    handing_in = reverse("learner:handing_in", kwargs=resolve(begun.location).kwargs)
    return {"learner:attempt": begun.location, "learner:handing_in": handing_in}

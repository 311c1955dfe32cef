"""Categories of questions: paths such as `Keuangan/Ujian`, without the context of their file."""

import re
from collections.abc import Iterable, Sequence

from kawah.lib.questions.reading import Loss
from kawah.lib.questions.shape import Question

CONTEXT = re.compile(r"\$[^$/]*\$(?:/|$)(?:top(?:/|$))?")
DEEPEST = 50
OUTER = "$course$/top"


def inner(path: str) -> str:
    """The path inside its context: `$course$/top/A/B` is `A/B`."""
    named = path.strip()
    found = CONTEXT.match(named)
    return " ".join(named[found.end() if found else 0 :].split()).strip("/ ")


def outer(category: str) -> str:
    return f"{OUTER}/{category}" if category else OUTER


def unused(categories: Iterable[str], questions: Sequence[Question]) -> list[Loss]:
    """Categories with no question in them or below them."""
    used = {above for question in questions for above in _up(question.category)}
    return [
        Loss("empty_category", detail=category)
        for category in dict.fromkeys(categories)
        if category and category not in used
    ]


def _up(category: str) -> list[str]:
    """A category and those above it."""
    parts = category.split("/")[:DEEPEST]
    return [category, *("/".join(parts[:depth]) for depth in range(1, len(parts)))]

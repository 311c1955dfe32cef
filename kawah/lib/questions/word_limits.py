"""How few and how many words an essay may have, as files write it."""

from kawah.lib.questions import numerals
from kawah.lib.questions.reading import QuestionUnreadable


def read(least: str, most: str) -> tuple[int | None, int | None]:
    """Both limits, None where none can be meant; raises QuestionUnreadable when they cross."""
    low, high = _words(least), _words(most)
    if low is not None and high is not None and low > high:
        raise QuestionUnreadable("crossed_words", f"{low}..{high}")
    return low, high


def _words(limit: str) -> int | None:
    number = numerals.in_file(limit) if limit else None
    return int(number) if number and 1 <= number < 1_000_000 else None

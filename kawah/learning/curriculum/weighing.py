"""How much the terms of a course weigh, and under which forms a word is found."""

from collections import Counter
from collections.abc import Iterable

from kawah.lib import stems

SATURATION = 8.0  # a word said ever more often adds ever less


def weights(texts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The weight of each term over texts with their own weights: between 0 and 1."""
    sums: Counter[str] = Counter()
    for text, weight in texts:
        for term in stems.terms_in(text):
            sums[term] += weight  # type: ignore[assignment]  # Counter adds floats as well
    return {term: total / (total + SATURATION) for term, total in sums.items()}


def forms_of(word: str) -> set[str]:
    """The word, and the word with one letter left out; of short words, the word alone."""
    if len(word) < 4:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}

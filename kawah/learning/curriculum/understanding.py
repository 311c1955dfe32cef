"""What somebody who types words looks for.

A word that no course says stands for the words that are spelled nearly like it, and for those that
begin with it.
"""

from django.db.models import F, Q
from msgspec import Struct
from rapidfuzz.distance import OSA

from kawah.learning.curriculum.listing import Posting, Spelling
from kawah.learning.curriculum.weighing import forms_of
from kawah.lib import stems

MOST_WORDS = 8
MOST_ALIKE = 6
SHORTEST_BEGINNING = 3
LONG = 8  # from this many letters on, two of them may be wrong


class Term(Struct, frozen=True):
    term: str
    likeness: float  # 1 for what was typed itself


class Search(Struct, frozen=True):
    """What was looked for: the terms that each word stands for, and the word that was meant where
    it was spelled otherwise."""

    words: tuple[tuple[Term, ...], ...]
    meant: dict[str, str]

    @property
    def is_empty(self) -> bool:
        return not self.words


def understand(text: str) -> Search:
    """What a typed text looks for."""
    typed = list(dict.fromkeys(stems.telling_words_in(text)))[:MOST_WORDS]
    known = _known({stems.stem(word) for word in typed})
    words: list[tuple[Term, ...]] = []
    meant: dict[str, str] = {}
    for word in typed:
        if stems.stem(word) in known:
            words.append((Term(stems.stem(word), 1.0),))
            continue
        alike = _alike(word)
        if alike and not alike[0][0].startswith(word):
            meant[word] = alike[0][0]
        words.append(tuple(Term(term, likeness) for _word, term, likeness in alike))
    return Search(tuple(words), meant)


def _known(terms: set[str]) -> set[str]:
    rows = Posting.objects.filter(term__in=terms).values_list("term", flat=True)
    return set(rows.distinct())


def _alike(word: str) -> list[tuple[str, str, float]]:
    """Words that are said somewhere and begin with this one, or are spelled nearly like it, with
    their terms and how like they are; the likest first, each term once."""
    forms = Q(form__in=forms_of(word))
    if len(word) >= SHORTEST_BEGINNING:
        forms |= Q(form__startswith=word, word=F("form"))
    rows = Spelling.objects.filter(forms).values_list("word", "term").distinct()
    judged = [(said, term, _likeness(word, said)) for said, term in rows[:500]]
    judged.sort(key=lambda one: (-one[2], one[0]))
    once = {term: (said, term, like) for said, term, like in reversed(judged) if like > 0}
    return sorted(once.values(), key=lambda one: (-one[2], one[0]))[:MOST_ALIKE]


def _likeness(typed: str, said: str) -> float:
    """Between 0 (another word) and 1; letters left out, added, changed or in the wrong order count
    once each."""
    if said.startswith(typed):
        return 0.5 + 0.5 * len(typed) / len(said)
    wrong = OSA.distance(typed, said)
    return 0.0 if wrong > (2 if len(typed) >= LONG else 1) else 0.8 - 0.25 * (wrong - 1)

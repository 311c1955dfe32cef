"""Whether typed words or a typed number are what the author accepts."""

import unicodedata
from decimal import Decimal

from kawah.lib.questions import numerals
from kawah.lib.questions.shape import Accepted, Near, Numeric, Short

ANY_RUN = "*"
LITERAL = "\ufdd0"  # a `\*` of the author, while the pattern is cut at its bare stars


def same_words(body: Short, said: str) -> Accepted | None:
    """The first accepted text that fits, by letters: spacing, Unicode form and case aside."""
    plain = folded(said, is_exact=body.is_case_sensitive)
    return next((a for a in body.answers if _fits(a.text, plain, body.is_case_sensitive)), None)


def folded(words: str, *, is_exact: bool) -> str:
    text = " ".join(unicodedata.normalize("NFKC", words).split())
    return text if is_exact else unicodedata.normalize("NFKC", text.casefold())


def _fits(pattern: str, said: str, is_exact: bool) -> bool:
    """`*` stands for any run of letters, also none; `\\*` is a star."""
    shielded = folded(pattern.replace("\\*", LITERAL), is_exact=is_exact)
    pieces = [piece.replace(LITERAL, ANY_RUN) for piece in shielded.split(ANY_RUN)]
    if len(pieces) == 1:
        return said == pieces[0]
    first, *middle, last = pieces
    if len(said) < len(first) + len(last) or not (said.startswith(first) and said.endswith(last)):
        return False
    return _in_turn(middle, said[len(first) : len(said) - len(last)])


def _in_turn(pieces: list[str], text: str) -> bool:
    """Each piece found after the one before; taking the first place each time misses none."""
    start = 0
    for piece in pieces:
        found = text.find(piece, start)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def near(body: Numeric, said: str) -> Near | None:
    """The first accepted number that one reading of the words comes near enough to.

    Differences are taken in decimals: 3.142 is within 0.0005 of 3.1415.
    """
    read = numerals.readings(said)
    return next((accepted for accepted in body.answers if _is_near(accepted, read)), None)


def _is_near(accepted: Near, read: tuple[Decimal, ...]) -> bool:
    if accepted.value is None:  # every other number, and no number where that earns nothing
        return bool(read) or accepted.fraction <= 0
    value, tolerance = numerals.exact(accepted.value), numerals.exact(accepted.tolerance)
    return any(abs(number - value) <= tolerance for number in read)

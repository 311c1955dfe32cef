"""The right answer in words, line by line; the parts of a line belong together."""

from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Numeric,
    Ordering,
    Short,
    Text,
    TrueFalse,
)
from kawah.lib.questions.solutions import best_answer

Line = tuple[Text, ...]
NOTHING: Line = (Text("–"),)


class Right(Struct, frozen=True):
    """`is_ordered`: the lines follow each other."""

    lines: tuple[Line, ...]
    is_ordered: bool = False


def right_words(body: Body) -> Right:
    """No line for an essay: there is no one right answer."""
    match body:
        case Choice():
            rows = [option.text for option in body.options if option.fraction > 0]
            return Right(tuple((text,) for text in rows))
        case TrueFalse():
            return Right(((Text(_("Benar") if body.is_true else _("Salah")),),))
        case Matching():
            return Right(tuple((pair.prompt, Text(pair.match)) for pair in body.pairs))
        case Ordering():
            return Right(tuple((step,) for step in body.steps), is_ordered=True)
        case Cloze():
            gaps = [right_words(gap.body).lines for gap in body.gaps]
            return Right(tuple(lines[0] if lines else NOTHING for lines in gaps), is_ordered=True)
        case Essay():
            return Right(())
        case Short() | Numeric():
            return Right(_typed(body))


def _typed(body: Short | Numeric) -> tuple[Line, ...]:
    best = best_answer(body)
    if best is None:
        return ()
    words = formats.localize(Decimal(str(best))) if isinstance(body, Numeric) else str(best)
    return ((Text(str(words)),),)

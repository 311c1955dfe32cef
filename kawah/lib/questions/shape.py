"""One neutral shape for every question type; readers, writers, scoring and pages all speak it.

All parts are immutable values. Fractions are shares of a question's points: 1.0 is all of them,
a negative fraction takes points away inside the same question, never below zero for the question.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

TextForm: TypeAlias = Literal["plain", "markdown", "html"]


class Text(Struct, frozen=True):
    """Words as their author wrote them; they are made safe when they are shown."""

    value: str
    form: TextForm = "plain"


EMPTY = Text("")


class Option(Struct, frozen=True):
    """One alternative of a choice, with its share of the points and its own feedback."""

    text: Text
    fraction: float
    feedback: Text = EMPTY


class Choice(Struct, frozen=True, tag="choice"):
    options: tuple[Option, ...]
    is_single: bool = True
    shuffle: bool = True


class TrueFalse(Struct, frozen=True, tag="truefalse"):
    is_true: bool
    feedback_if_true: Text = EMPTY  # shown to who answered "true"
    feedback_if_false: Text = EMPTY


class Accepted(Struct, frozen=True):
    """A text that is accepted as an answer; `*` stands for any run of letters."""

    text: str
    fraction: float = 1.0
    feedback: Text = EMPTY


class Short(Struct, frozen=True, tag="short"):
    answers: tuple[Accepted, ...]
    is_case_sensitive: bool = False


class Near(Struct, frozen=True):
    """A number that is accepted within `tolerance`; `value` None catches every other number."""

    value: float | None
    tolerance: float = 0.0
    fraction: float = 1.0
    feedback: Text = EMPTY


class Numeric(Struct, frozen=True, tag="numeric"):
    answers: tuple[Near, ...]


class Pair(Struct, frozen=True):
    prompt: Text
    match: str


class Matching(Struct, frozen=True, tag="matching"):
    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()
    shuffle: bool = True


class Ordering(Struct, frozen=True, tag="ordering"):
    """Steps in their right order."""

    steps: tuple[Text, ...]


class Gap(Struct, frozen=True):
    """One hole of a cloze text; `points` weighs it against the other holes."""

    body: Choice | Short | Numeric
    points: float = 1.0


class Cloze(Struct, frozen=True, tag="cloze"):
    """The stem holds `[[1]]`, `[[2]]`, ... where the gaps stand, in the order of `gaps`."""

    gaps: tuple[Gap, ...]


class Criterion(Struct, frozen=True):
    """A row of a rubric: what is judged, and the words for each number of points."""

    name: str
    levels: tuple[tuple[float, str], ...]


class Essay(Struct, frozen=True, tag="essay"):
    template: Text = EMPTY
    min_words: int | None = None
    max_words: int | None = None
    rubric: tuple[Criterion, ...] = ()
    notes_for_grader: Text = EMPTY


Body: TypeAlias = Choice | TrueFalse | Short | Numeric | Matching | Ordering | Cloze | Essay


class Question(Struct, frozen=True):
    """A question as its author wrote it. `key` is stable through export and import."""

    key: str
    title: str
    stem: Text
    body: Body
    points: float = 1.0
    feedback: Text = EMPTY  # general feedback, shown to everyone after answering
    hints: tuple[Text, ...] = ()
    tags: tuple[str, ...] = ()
    category: str = ""

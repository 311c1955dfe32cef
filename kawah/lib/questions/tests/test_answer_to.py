"""What forms post, as answers."""

import pytest
from hypothesis import given

from kawah.lib.questions.answers import answer_to
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Gap,
    Matching,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Short,
    Text,
    TrueFalse,
)
from kawah.lib.questions.solutions import best_answer
from kawah.lib.questions.tests import generated

TWO = (Option(Text("a"), 1.0), Option(Text("b"), 0.0))
PAIRS = Matching((Pair(Text("a"), "1"), Pair(Text("b"), "2")))


@pytest.mark.parametrize(
    ("body", "given", "answer"),
    [
        (Choice(TWO), "1", 1),
        (Choice(TWO), ["1"], 1),
        (Choice(TWO), "2", None),
        (Choice(TWO, is_single=False), "1", [1]),
        (Choice(TWO, is_single=False), ["1", "0", "x"], [0, 1]),
        (Choice(TWO, is_single=False), [], None),
        (TrueFalse(True), "false", False),
        (TrueFalse(True), ["benar"], True),
        (TrueFalse(True), "mungkin", None),
        (Short(()), "  kata\0  ", "kata"),
        (Numeric(()), 3.5, "3.5"),
        (Numeric(()), True, None),
        (Essay(), "  ", None),
        (PAIRS, ["1", ""], ["1", ""]),
        (PAIRS, {"1": "2"}, ["", "2"]),
        (PAIRS, ["", None], None),
        (Ordering((Text("a"), Text("b"))), ["1", "0", "1", "7"], [1, 0]),
        (Ordering((Text("a"), Text("b"))), "10", None),
        (Cloze((Gap(Choice(TWO)), Gap(Short(())))), ["1", ""], [1, None]),
        (Cloze((Gap(Choice(TWO)),)), None, None),
    ],
)
def test_words_of_a_form_become_an_answer(body: Body, given: object, answer: object):
    assert answer_to(body, given) == answer


@given(question=generated.questions())
def test_an_answer_read_twice_is_the_same_answer(question: Question):
    answer = answer_to(question.body, best_answer(question.body))
    assert answer_to(question.body, answer) == answer

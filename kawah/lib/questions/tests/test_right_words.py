"""What is told of the right answer."""

from django.utils import translation

from kawah.lib.questions.remarks import remarks, remarks_on_best
from kawah.lib.questions.right_words import right_words
from kawah.lib.questions.scoring import score
from kawah.lib.questions.shape import (
    Accepted,
    Choice,
    Cloze,
    Essay,
    Gap,
    Matching,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Short,
    Text,
    TrueFalse,
)

RIGHT = Text("Benar. 72 dari 75 jam.")
GAP = Gap(Short((Accepted("ya", 1.0, Text("Tepat.")),)))


def lines(body):
    with translation.override("id"):
        return [" → ".join(text.value for text in line) for line in right_words(body).lines]


def test_each_kind_says_its_right_answer():
    options = (Option(Text("a"), 0.0), Option(Text("b"), 1.0))
    assert lines(Choice(options)) == ["b"]
    assert lines(TrueFalse(is_true=False)) == ["Salah"]
    assert lines(Short((Accepted("Loket *"),))) == ["Loket"]
    assert lines(Numeric((Near(66.7, 0.1),))) == ["66,7"]
    assert lines(Numeric((Near(510000.0),))) == ["510.000"]
    assert lines(Matching((Pair(Text("a"), "1"), Pair(Text("b"), "2")))) == ["a → 1", "b → 2"]
    assert lines(Ordering((Text("a"), Text("b")))) == ["a", "b"]
    assert lines(Cloze((GAP, Gap(Numeric((Near(4.0),)))))) == ["ya", "4"]
    assert lines(Essay()) == lines(Numeric((Near(None),))) == []


def test_steps_and_gaps_are_numbered_pairs_are_not():
    assert right_words(Ordering((Text("a"), Text("b")))).is_ordered
    assert not right_words(Matching((Pair(Text("a"), "1"),))).is_ordered


def test_who_was_wrong_hears_what_the_author_says_to_the_right_answer():
    assert remarks_on_best(Numeric((Near(96.0, 0.0, 1.0, RIGHT),))) == (RIGHT,)
    assert remarks_on_best(Matching((Pair(Text("a"), "1"),))) == ()


def test_a_remark_that_only_repeats_the_verdict_is_left_out_and_none_comes_twice():
    question = Question("k", "J", Text("?"), Cloze((GAP, GAP, GAP)), feedback=RIGHT)
    assert score(question, ["ya", "ya", "ya"]).feedback == (Text("Tepat."),)
    assert remarks(question, score(question, ["ya", "ya", "ya"])) == (RIGHT,)

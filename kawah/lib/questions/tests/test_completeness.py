"""Whether something of a question is still open."""

import pytest

from kawah.lib.questions.completeness import beginning_of, is_whole, words_beyond
from kawah.lib.questions.shape import (
    Accepted,
    Choice,
    Cloze,
    Essay,
    Gap,
    Matching,
    Option,
    Ordering,
    Pair,
    Short,
    Text,
    TrueFalse,
)

OPTIONS = (Option(Text("a"), 1.0), Option(Text("b"), 0.0))
PAIRS = Matching((Pair(Text("a"), "1"), Pair(Text("b"), "2")))
GAPS = Cloze((Gap(Choice(OPTIONS)), Gap(Short((Accepted("x"),)))))
STEPS = Ordering((Text("a"), Text("b"), Text("c")))


@pytest.mark.parametrize(
    ("body", "answer", "is_done"),
    [
        (Choice(OPTIONS), 0, True),
        (Choice(OPTIONS), None, False),
        (Choice(OPTIONS, is_single=False), [1], True),
        (TrueFalse(is_true=True), False, True),
        (PAIRS, ["1", "1"], True),
        (PAIRS, ["1", ""], False),
        (GAPS, [0, "y"], True),
        (GAPS, [0, None], False),
        (STEPS, [2, 1, 0], True),
        (STEPS, [2], False),
        (STEPS, None, False),
        (Essay(), "Ada.", True),
        (Essay(template=Text("Yth. Ibu ")), "Yth. Ibu", False),
    ],
)
def test_whole_means_that_every_part_is_answered(body, answer, is_done):
    assert is_whole(body, answer) is is_done


@pytest.mark.parametrize(
    ("text", "beyond"),
    [(None, -3), ("satu dua", -1), ("a b c", 0), ("a b c d", 0), ("a b c d e", 1)],
)
def test_an_essay_keeps_between_its_bounds(text, beyond):
    assert words_beyond(Essay(min_words=3, max_words=4), text) == beyond
    assert words_beyond(Essay(), text) == 0


def test_an_answer_begins_with_the_words_of_the_template_and_not_its_tags():
    template = Text("<p>Yth. <b>Ibu</b> &amp; Bapak</p><p>Hormat kami<br>Loket</p>", "html")
    body = Essay(template=template)
    assert beginning_of(body) == "Yth. Ibu & Bapak\nHormat kami\nLoket"
    assert not is_whole(body, beginning_of(body))
    assert beginning_of(Essay(template=Text("a < b"))) == "a < b"

"""A question goes out as fields and comes back as the answer that scoring reads."""

import re
from uuid import UUID

import pytest
from django.utils import translation

from kawah.lib.questions.shape import (
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
from kawah.web.learner.fields import answer_in
from kawah.web.learner.paper import Seat, render

ATTEMPT = UUID(int=7)
OPTIONS = tuple(Option(Text(word), 0.0) for word in ("satu", "dua", "tiga"))
BODIES = {
    "one": (Choice(OPTIONS), {"q3": ["2"]}, 2),
    "several": (Choice(OPTIONS, is_single=False), {"q3": ["2", "0"]}, [0, 2]),
    "true": (TrueFalse(True), {"q3": ["true"]}, True),
    "false": (TrueFalse(True), {"q3": ["false"]}, False),
    "short": (Short(()), {"q3": [" Rp5.000 "]}, "Rp5.000"),
    "number": (Numeric(()), {"q3": ["3,5"]}, "3,5"),
    "matching": (
        Matching((Pair(Text("a"), "x"), Pair(Text("b"), "y"))),
        {"q3:0": ["y"], "q3:1": [""]},
        ["y", ""],
    ),
    "ordering": (
        Ordering((Text("a"), Text("b"), Text("c"))),
        {"q3:0": ["2"], "q3:1": ["3"], "q3:2": ["1"]},
        [2, 0, 1],
    ),
    "cloze": (
        Cloze((Gap(Choice(OPTIONS)), Gap(Numeric((Near(3.0),))))),
        {"q3:0": ["1"], "q3:1": ["3"]},
        [1, "3"],
    ),
    "essay": (Essay(), {"q3": ["Dua kata"]}, "Dua kata"),
}


def question(body):
    stem = "Isi [[1]] lalu [[2]]." if isinstance(body, Cloze) else "Yang mana?"
    return Question(key="k", title="", stem=Text(stem), body=body)


@pytest.mark.parametrize(("body", "sent", "answer"), BODIES.values(), ids=BODIES)
def test_what_was_sent_is_the_answer(body, sent, answer):
    assert answer_in(sent, question(body), seq=3) == answer


@pytest.mark.parametrize(("body", "sent", "answer"), BODIES.values(), ids=BODIES)
def test_the_answer_is_shown_again(body, sent, answer):
    page = render(question(body), Seat(ATTEMPT, 3, answer))
    again: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        (value,) = re.findall(r'value="([^"]*)"', tag)
        if 'type="text"' in tag or "checked" in tag:
            (name,) = re.findall(r'name="([^"]*)"', tag)
            again.setdefault(name, []).append(value)
    for name, inner in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', page):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        again[name] = [chosen[1] if chosen else ""]
    for name, inner in re.findall(r'<textarea name="([^"]*)"[^>]*>(.*?)</textarea>', page):
        again[name] = [inner]
    assert answer_in(again, question(body), seq=3) == answer


@pytest.mark.parametrize(("body", "sent", "answer"), BODIES.values(), ids=BODIES)
def test_nothing_sent_is_no_answer(body, sent, answer):
    assert answer_in({}, question(body), seq=3) is None
    assert answer_in({name: [""] for name in sent}, question(body), seq=3) is None


@pytest.mark.parametrize("sent", ["9", "-1", "x", "1e9", "²"])
def test_a_place_that_is_not_there_is_no_answer(sent):
    assert answer_in({"q3": [sent]}, question(Choice(OPTIONS)), seq=3) is None
    assert answer_in({"q3:0": [sent]}, question(Ordering((Text("a"),))), seq=3) in (None, [0])


def test_options_keep_their_order_within_an_attempt_and_change_between():
    many = Choice(tuple(Option(Text(str(n)), 0.0) for n in range(8)))
    orders = {render(question(many), Seat(UUID(int=n), 1, None)) for n in range(6)}
    assert render(question(many), Seat(ATTEMPT, 1, None)) == render(
        question(many), Seat(ATTEMPT, 1, None)
    )
    assert len(orders) > 1


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
def test_no_text_brings_a_script(form):
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">[x](javascript:alert(1))'
    body = Choice((Option(Text(evil, form), 1.0),))
    page = render(Question("k", "", Text(evil, form), body), Seat(ATTEMPT, 1, None))
    assert "<script" not in page and "<img" not in page and 'href="javascript' not in page


def test_an_answer_is_escaped():
    page = render(question(Short(())), Seat(ATTEMPT, 1, '"><script>'))
    assert "<script>" not in page
    page = render(question(Essay()), Seat(ATTEMPT, 1, "</textarea><script>"))
    assert "<script>" not in page


def test_a_closed_paper_cannot_be_changed():
    page = render(question(Short(())), Seat(ATTEMPT, 1, "x", is_closed=True))
    assert " disabled>" in page


def test_words_come_in_the_readers_language():
    with translation.override("id"):
        assert "Pilih satu jawaban." in render(question(Choice(OPTIONS)), Seat(ATTEMPT, 1, None))


def test_steps_with_equal_numbers_have_no_place():
    body = Ordering((Text("a"), Text("b"), Text("c")))
    same = {"q3:0": ["1"], "q3:1": ["1"], "q3:2": ["1"]}
    assert answer_in(same, question(body), seq=3) in (None, [])
    mixed = {"q3:0": ["2"], "q3:1": ["2"], "q3:2": ["1"]}
    assert answer_in(mixed, question(body), seq=3) == [2]

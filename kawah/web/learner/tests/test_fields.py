"""A question goes out as fields and comes back as the answer that scoring reads."""

import re
from uuid import UUID

import pytest
from django.utils import translation

from kawah.lib.questions.mixing import places
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
from kawah.web.learner.fields import answer_in, seed_of
from kawah.web.learner.paper import Seat, render

CHANCE = UUID(int=7)
OPTIONS = tuple(Option(Text(word), 0.0) for word in ("satu", "dua", "tiga"))
STEPS = Ordering((Text("a"), Text("b"), Text("c")))


def numbered(*numbers):
    """The fields of the steps, each with its number; the page has mixed them."""
    shown = enumerate(places(STEPS, seed=seed_of(CHANCE, 3)))
    return {f"q3:{place}": [numbers[step]] for place, step in shown}


BODIES = {
    "one": (Choice(OPTIONS, shuffle=False), {"q3": ["2"]}, 2),
    "several": (Choice(OPTIONS, is_single=False, shuffle=False), {"q3": ["2", "0"]}, [0, 2]),
    "true": (TrueFalse(True), {"q3": ["true"]}, True),
    "false": (TrueFalse(True), {"q3": ["false"]}, False),
    "short": (Short(()), {"q3": [" Rp5.000 "]}, "Rp5.000"),
    "number": (Numeric(()), {"q3": ["3,5"]}, "3,5"),
    "matching": (
        Matching((Pair(Text("a"), "x"), Pair(Text("b"), "y"))),
        {"q3:0": ["1"], "q3:1": [""]},
        ["y", ""],
    ),
    "ordering": (STEPS, numbered("2", "3", "1"), [2, 0, 1]),
    "cloze": (
        Cloze((Gap(Choice(OPTIONS, shuffle=False)), Gap(Numeric((Near(3.0),))))),
        {"q3:0": ["1"], "q3:1": ["3"]},
        [1, "3"],
    ),
    "essay": (Essay(), {"q3": ["Dua kata"]}, "Dua kata"),
}


def question(body):
    stem = "Isi [[1]] lalu [[2]]." if isinstance(body, Cloze) else "Yang mana?"
    return Question(key="k", title="", stem=Text(stem), body=body)


def answered(sent, asked):
    return answer_in(sent, asked, seq=3, chance=CHANCE)


@pytest.mark.parametrize(("body", "sent", "answer"), BODIES.values(), ids=BODIES)
def test_what_was_sent_is_the_answer(body, sent, answer):
    assert answered(sent, question(body)) == answer


@pytest.mark.parametrize(("body", "sent", "answer"), BODIES.values(), ids=BODIES)
def test_the_answer_is_shown_again(body, sent, answer):
    page = render(question(body), Seat(CHANCE, 3, answer))
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
    assert answered(again, question(body)) == answer


@pytest.mark.parametrize(("body", "sent", "answer"), BODIES.values(), ids=BODIES)
def test_nothing_sent_is_no_answer(body, sent, answer):
    assert answered({}, question(body)) is None
    assert answered({name: [""] for name in sent}, question(body)) is None


@pytest.mark.parametrize("sent", ["9", "-1", "x", "1e9", "²"])
def test_a_place_that_is_not_there_is_no_answer(sent):
    assert answered({"q3": [sent]}, question(Choice(OPTIONS))) is None
    assert answered({"q3:0": [sent]}, question(Ordering((Text("a"),)))) in (None, [0])


def test_options_keep_their_order_within_an_attempt_and_change_between():
    many = Choice(tuple(Option(Text(str(n)), 0.0) for n in range(8)))
    orders = {render(question(many), Seat(UUID(int=n), 1, None)) for n in range(6)}
    assert render(question(many), Seat(CHANCE, 1, None)) == render(
        question(many), Seat(CHANCE, 1, None)
    )
    assert len(orders) > 1


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
def test_no_text_brings_a_script(form):
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">[x](javascript:alert(1))'
    body = Choice((Option(Text(evil, form), 1.0),))
    page = render(Question("k", "", Text(evil, form), body), Seat(CHANCE, 1, None))
    assert "<script" not in page and "<img" not in page and 'href="javascript' not in page


def test_an_answer_is_escaped():
    page = render(question(Short(())), Seat(CHANCE, 1, '"><script>'))
    assert "<script>" not in page
    page = render(question(Essay()), Seat(CHANCE, 1, "</textarea><script>"))
    assert "<script>" not in page


def test_a_closed_paper_cannot_be_changed():
    page = render(question(Short(())), Seat(CHANCE, 1, "x", is_closed=True))
    assert " disabled>" in page


def test_words_come_in_the_readers_language():
    with translation.override("id"):
        assert "Pilih satu jawaban." in render(question(Choice(OPTIONS)), Seat(CHANCE, 1, None))


def test_steps_with_equal_numbers_have_no_place():
    assert answered(numbered("1", "1", "1"), question(STEPS)) in (None, [])
    assert answered(numbered("2", "2", "1"), question(STEPS)) == [2]

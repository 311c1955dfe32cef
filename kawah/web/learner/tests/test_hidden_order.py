"""A paper's source tells nothing of the author's order: neither of steps nor of options."""

import re
from html import unescape
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kawah.lib.questions.scoring import score
from kawah.lib.questions.shape import (
    Choice,
    Cloze,
    Gap,
    Matching,
    Option,
    Ordering,
    Pair,
    Question,
    Text,
)
from kawah.web.learner.fields import answer_in
from kawah.web.learner.paper import Seat, render

CHANCES = st.uuids()
NUMBERS = st.integers(1, 40)
COUNTS = st.integers(2, 7)
LONG = "pasangan " * 80


def question(body, stem="Urutkan."):
    return Question("k", "", Text(stem), body)


def words(count):
    return [f"kata{n}" for n in range(count)]


def steps(count):
    return question(Ordering(tuple(Text(word) for word in words(count))))


def named(page):
    """The names of the fields, each with the words beside it, in the order of the page."""
    fields = re.findall(r'<select name="([^"]+)".*?</select> <span>(\w+)</span>', page)
    assert len(fields) == page.count("<select")
    return fields


def options_in(page):
    """The value and the words of each option of each list, in the order of the page."""
    return re.findall(r'value="(\d+)"[^>]*>(?: <span>)?([^<]+)<', page)


@given(CHANCES, NUMBERS, COUNTS)
def test_names_of_steps_count_what_is_shown(chance, seq, count):
    names = [name for name, _word in named(render(steps(count), Seat(chance, seq, None)))]
    assert names == [f"q{seq}:{place}" for place in range(count)]


@given(CHANCES, NUMBERS, COUNTS, st.data())
def test_only_the_right_numbers_earn_all(chance, seq, count, data):
    asked = steps(count)
    fields = named(render(asked, Seat(chance, seq, None)))
    numbers = data.draw(st.permutations(range(count)))
    sent = {name: [str(numbers[words(count).index(word)] + 1)] for name, word in fields}
    answer = answer_in(sent, asked, seq=seq, chance=chance)
    earned = score(asked, answer).fraction
    assert (earned == 1.0) == (list(numbers) == list(range(count)))


@given(CHANCES, NUMBERS, COUNTS)
def test_values_of_mixed_options_count_what_is_shown(chance, seq, count):
    options = tuple(Option(Text(word), float(word == "kata0")) for word in words(count))
    choice, gap = question(Choice(options)), question(Cloze((Gap(Choice(options)),)), "Isi [[1]].")
    for asked, name in ((choice, f"q{seq}"), (gap, f"q{seq}:0")):
        shown = options_in(render(asked, Seat(chance, seq, None)))
        assert [value for value, _word in shown] == [str(place) for place in range(count)]
        right = next(value for value, word in shown if word == "kata0")
        for value, _word in shown:
            answer = answer_in({name: [value]}, asked, seq=seq, chance=chance)
            assert score(asked, answer).fraction == float(value == right)


def test_an_order_that_the_author_wants_is_kept():
    options = tuple(Option(Text(word), 0.0) for word in words(6))
    body = Choice(options, shuffle=False)
    for asked in (question(body), question(Cloze((Gap(body),)), "Isi [[1]].")):
        shown = options_in(render(asked, Seat(UUID(int=1), 1, None)))
        assert [word for _value, word in shown] == words(6)


@given(CHANCES, NUMBERS)
def test_long_matches_survive_the_form(chance, seq):
    pairs = (Pair(Text("a"), f"{LONG}satu"), Pair(Text("b"), f"{LONG}dua"))
    asked = question(Matching(pairs))
    page = render(asked, Seat(chance, seq, None))
    values = {unescape(word): value for value, word in options_in(page)}
    sent = {f"q{seq}:{part}": [values[pair.match]] for part, pair in enumerate(pairs)}
    answer = answer_in(sent, asked, seq=seq, chance=chance)
    assert answer == [pair.match for pair in pairs]

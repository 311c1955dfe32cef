"""What an answer is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.lib.questions.scoring import Score, score
from kawah.lib.questions.shape import (
    Accepted,
    Body,
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
from kawah.lib.questions.solutions import best_answer
from kawah.lib.questions.tests import generated
from kawah.lib.questions.weaknesses import has_full_marks

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def asked(body: Body) -> Question:
    return Question("k", "J", Text("Apa?"), body)


def worth(body: Body, answer: object) -> float:
    return score(asked(body), answer).fraction


def options(*fractions: float) -> tuple[Option, ...]:
    return tuple(
        Option(Text(str(place)), fraction, Text(f"umpan {place}"))
        for place, fraction in enumerate(fractions)
    )


@given(question=generated.questions(), answer=json_values)
def test_every_answer_is_worth_from_nothing_to_all(question: Question, answer: object):
    result = score(question, answer)
    assert 0.0 <= result.fraction <= 1.0
    assert result == score(question, answer)
    assert all(text.value for text in result.feedback)


@given(question=generated.questions())
def test_no_answer_is_worth_nothing(question: Question):
    assert score(question, None) == Score(0.0)


# With several accepted answers the first that fits counts, so an earlier one may stand in front
# of the best; choices, pairs, steps and single accepted answers have no such order.
plain_bodies = st.one_of(
    generated.choices,
    generated.true_falses,
    generated.matchings,
    generated.orderings,
    generated.accepted.map(lambda one: Short((one,))),
    generated.gap_nears.map(lambda one: Numeric((one,))),
)


@given(body=plain_bodies)
def test_the_right_answer_is_worth_all(body: Body):
    if has_full_marks(body):
        assert worth(body, best_answer(body)) == 1.0


@given(bodies=st.lists(plain_bodies, min_size=1, max_size=4))
def test_gaps_that_are_all_right_are_worth_all(bodies: list[Body]):
    gaps = tuple(
        Gap(body, 1.5)
        for body in bodies
        if isinstance(body, Choice | Short | Numeric) and has_full_marks(body)
    )
    if gaps:
        cloze = Cloze(gaps)
        assert worth(cloze, best_answer(cloze)) == 1.0


@pytest.mark.parametrize(
    ("answer", "fraction", "feedback"),
    [(0, 1.0, "umpan 0"), ("1", 0.5, "umpan 1"), (["2"], 0.0, "umpan 2"), (3, 0.0, "umpan 3")],
)
def test_one_choice_is_worth_its_share(answer: object, fraction: float, feedback: str):
    result = score(asked(Choice(options(1.0, 0.5, 0.0, -0.5))), answer)
    assert result == Score(fraction, (Text(feedback),))


@pytest.mark.parametrize("answer", [4, -1, "a", "", [], [0, 1], True, 0.0, {"0": 1}, "99999999"])
def test_what_is_no_option_is_no_answer(answer: object):
    assert score(asked(Choice(options(1.0, 0.0))), answer) == Score(0.0)


@pytest.mark.parametrize(
    ("answer", "fraction"),
    [
        ([0, 1], 1.0),
        (["1", "0", "1"], 1.0),
        ([0], 0.5),
        ("1", 0.5),
        ([0, 2], 0.0),
        ([2, 3], 0.0),
        ([0, 1, 2], 0.5),
        ([0, 1, 9], 1.0),
        ([], 0.0),
    ],
)
def test_several_choices_add_up_never_below_zero(answer: object, fraction: float):
    assert worth(Choice(options(0.5, 0.5, -0.5, -0.5), is_single=False), answer) == fraction


def test_thirds_make_a_whole():
    body = Choice(options(0.3333333, 0.3333333, 0.3333333), is_single=False)
    assert worth(body, [0, 1, 2]) == 1.0


@pytest.mark.parametrize(
    ("answer", "fraction"),
    [([0, 1], 1.0), ([0, 2], 0.5), ([0, 1, 2], 0.5), ([0, 1, 2, 3], 0.0), ([2, 3], 0.0)],
)
def test_ticking_all_earns_nothing_where_nothing_is_taken_away(answer: object, fraction: float):
    assert worth(Choice(options(0.5, 0.5, 0.0, 0.0), is_single=False), answer) == fraction


@pytest.mark.parametrize(
    ("answer", "fraction", "told"),
    [(True, 1.0, "ya"), ("true", 1.0, "ya"), (False, 0.0, "tidak"), ("0", 0.0, "tidak")],
)
def test_true_or_false(answer: object, fraction: float, told: str):
    body = TrueFalse(True, Text("ya"), Text("tidak"))
    assert score(asked(body), answer) == Score(fraction, (Text(told),))


@pytest.mark.parametrize(
    ("pattern", "said", "fits"),
    [
        ("Bandung", "  bandung ", True),
        ("Kota Bandung", "kota \t bandung", True),
        ("Bandung", "Bandun", False),
        ("café", "cafe\u0301", True),
        ("SP2D", "\uff33\uff30\uff12\uff24", True),
        ("STRASSE", "straße", True),
        ("*anggaran*", "Rencana Anggaran Belanja", True),
        ("kota * barat", "Kota Bandung Barat", True),
        ("kota * barat", "Kotabarat", False),
        ("a*b*a", "aba", True),
        ("ab*ba", "aba", False),
        ("*", "apa saja", True),
        ("5 \\* 5", "5 * 5", True),
        ("5 \\* 5", "5 x 5", False),
        ("a.c", "abc", False),
        ("*a" * 50 + "b", "a" * 5000, False),
    ],
)
def test_short_answers_fit_by_their_letters(pattern: str, said: str, fits: bool):
    assert (worth(Short((Accepted(pattern),)), said) == 1.0) is fits


def test_case_counts_where_the_author_says_so():
    body = Short((Accepted("DPRD"),), is_case_sensitive=True)
    assert (worth(body, "DPRD"), worth(body, "dprd")) == (1.0, 0.0)


def test_the_first_accepted_text_that_fits_counts():
    body = Short((Accepted("Jakarta Pusat", 0.0, Text("Terlalu sempit.")), Accepted("Jakarta*")))
    assert score(asked(body), "jakarta pusat") == Score(0.0, (Text("Terlalu sempit."),))
    assert worth(body, "Jakarta Raya") == 1.0


@pytest.mark.parametrize(
    ("said", "fraction"),
    [
        ("3.1415", 1.0),
        ("3,142", 1.0),
        ("3.1421", 0.0),
        (3.1415, 1.0),
        ("3", 0.25),
        ("1e999", 0.0),
        ("tiga", 0.0),
    ],
)
def test_a_number_counts_within_its_tolerance(said: object, fraction: float):
    body = Numeric((Near(3.1415, 0.0005), Near(3.0, 0.0, 0.25), Near(None, 0.0, 0.0)))
    assert worth(body, said) == fraction


@pytest.mark.parametrize(
    "said", ["1.234,5", "1,234.5", "1234.5", "1234,5", "Rp1.234,50", "1 234,5"]
)
def test_indonesian_and_english_numbers_are_both_read(said: str):
    assert worth(Numeric((Near(1234.5),)), said) == 1.0


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("67%", 67),
        ("67 %", 67),
        ("67 persen", 67),
        ("66,7 persen", 66.7),
        ("67%", 0.67),
        ("Rp510.000", 510_000),
        ("Rp 510.000,-", 510_000),
        ("IDR 510.000,00", 510_000),
        ("510.000 rupiah", 510_000),
        ("308 juta", 308),
        ("Rp1,5 miliar", 1.5e9),
        ("12 hari kerja", 12),
        ("- 3 °C", -3),
    ],
)
def test_a_number_counts_with_its_unit(said: str, value: float):
    assert worth(Numeric((Near(value),)), said) == 1.0


@pytest.mark.parametrize("said", ["5 atau 6", "%", "Rp", "tidak 67", "6e", "67 % 3", "1 2 3"])
def test_more_than_one_number_is_no_number(said: str):
    assert worth(Numeric((Near(67.0), Near(5.0))), said) == 0.0


def test_a_number_that_reads_two_ways_counts_in_either():
    assert worth(Numeric((Near(1234.0),)), "1.234") == 1.0
    assert worth(Numeric((Near(1.234),)), "1.234") == 1.0
    assert worth(Numeric((Near(0.5),)), "0.500") == 1.0
    assert worth(Numeric((Near(500.0),)), "0.500") == 0.0


def test_the_catch_all_answers_what_is_no_number():
    body = Numeric((Near(1.0), Near(None, 0.0, 0.0, Text("Tulis angka."))))
    assert score(asked(body), "satu") == Score(0.0, (Text("Tulis angka."),))
    assert worth(Numeric((Near(None, 0.0, 1.0),)), "satu") == 0.0


@pytest.mark.parametrize(
    ("answer", "fraction"),
    [
        (["1", "2", "3"], 1.0),
        (["1", "3", "2"], 1 / 3),
        (["1", "", None], 1 / 3),
        (["1"], 1 / 3),
        ({"0": "1", "2": "3"}, 2 / 3),
        ("1", 0.0),
    ],
)
def test_each_right_pair_is_worth_the_same(answer: object, fraction: float):
    pairs = tuple(Pair(Text(letter), number) for letter, number in zip("abc", "123", strict=True))
    assert worth(Matching(pairs, ("4",)), answer) == pytest.approx(fraction, abs=1e-6)


@pytest.mark.parametrize(
    ("answer", "fraction"),
    [
        ([0, 1, 2, 3], 1.0),
        (["0", "1", "2", "3"], 1.0),
        ([1, 0, 2, 3], 4 / 6),
        ([1, 2, 3, 0], 0.0),
        ([3, 2, 1, 0], 0.0),
        ([0, 1], 1 / 6),
        ([0, 0, 1, 9], 1 / 6),
        ([2], 0.0),
    ],
)
def test_steps_are_judged_by_pairs(answer: object, fraction: float):
    steps = tuple(Text(word) for word in ("a", "b", "c", "d"))
    assert worth(Ordering(steps), answer) == pytest.approx(fraction, abs=1e-6)


def test_steps_with_the_same_words_may_change_places():
    body = Ordering((Text("tunggu"), Text("kirim"), Text("tunggu")))
    assert worth(body, [2, 1, 0]) == 1.0


def test_gaps_count_by_their_points():
    body = Cloze((Gap(Short((Accepted("a", 1.0, Text("ya")),)), 3.0), Gap(Choice(options(0, 1)))))
    assert worth(body, ["a", "0"]) == 0.75
    assert score(asked(body), ["b", "1"]) == Score(0.25, (Text("umpan 1"),))
    assert worth(body, ["a"]) == 0.75


def test_an_essay_waits_for_a_person():
    assert score(asked(Essay()), "Menurut saya") == Score(0.0, is_pending=True)
    assert score(asked(Essay()), "  ") == Score(0.0)

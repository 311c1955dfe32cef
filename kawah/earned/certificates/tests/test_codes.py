import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kawah.earned.certificates import codes
from kawah.earned.certificates.tests.sample import CODE
from kawah.lib.codes import ALPHABET, check

bodies = st.text(ALPHABET, min_size=codes.LENGTH - 1, max_size=codes.LENGTH - 1)
made = bodies.map(lambda body: body + check(body))
places = st.integers(0, codes.LENGTH - 1)


def test_a_code_cannot_be_guessed():
    assert (codes.LENGTH - 1) * math.log2(len(ALPHABET)) >= 80
    assert len({codes.parse(codes.new()) for _ in range(1000)}) == 1000


def test_no_two_characters_look_alike():
    assert not set(ALPHABET) & set("0O1ILAU")
    assert len(ALPHABET) == 29  # prime: the check depends on it


@given(made)
def test_what_is_shown_reads_back(code):
    assert codes.parse(codes.show(code)) == code


@given(made, st.data())
def test_typing_habits_are_forgiven(code, data):
    typed = "".join(
        data.draw(st.sampled_from(["", " ", "-", "  "]))
        + data.draw(st.sampled_from([c, c.lower()]))
        for c in code
    )
    assert codes.parse(f" {typed}\n") == code


@given(made, places, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(code, place, letter):
    assume(code[place] != letter)
    with pytest.raises(codes.CodeUnreadable):
        codes.parse(code[:place] + letter + code[place + 1 :])


@given(made, places, places)
def test_two_swapped_characters_are_found(code, one, other):
    assume(code[one] != code[other])
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(codes.CodeUnreadable):
        codes.parse("".join(letters))


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_refused_in_one_sentence(text):
    try:
        code = codes.parse(text)
    except codes.CodeUnreadable as error:
        assert str(error).endswith("Periksa kembali.")
    else:
        assert codes.parse(codes.show(code)) == code


def test_the_refusal_says_what_is_wrong():
    for typed, words in ((CODE[:-1], "18"), (CODE[:-1] + "0", "tidak memakai")):
        with pytest.raises(codes.CodeUnreadable, match=words):
            codes.parse(typed)

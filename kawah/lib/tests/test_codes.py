import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kawah.lib import codes

lengths = st.integers(4, 24)


def made(data, length):
    body = data.draw(st.text(codes.ALPHABET, min_size=length - 1, max_size=length - 1))
    return body + codes.check(body)


@given(st.data(), lengths, st.integers(1, 6))
def test_what_is_shown_reads_back_in_small_letters_too(data, length, group):
    code = made(data, length)
    shown = codes.show(code, group=group)
    assert codes.parse(f" {shown.lower()}\n", length=length) == code


@given(st.data(), lengths)
def test_one_wrong_and_two_swapped_characters_are_found(data, length):
    code = made(data, length)
    place, other = (data.draw(st.integers(0, length - 1)) for _ in range(2))
    letters = list(code)
    letters[place], letters[other] = letters[other], letters[place]
    if letters == list(code):
        letters[place] = data.draw(st.sampled_from(codes.ALPHABET))
    assume(letters != list(code))
    with pytest.raises(codes.CodeUnreadable):
        codes.parse("".join(letters), length=length)


@pytest.mark.parametrize(
    ("typed", "fault"), [("ABC", "length"), ("0" * 12, "character"), ("2" * 11 + "3", "check")]
)
def test_the_fault_is_named(typed, fault):
    with pytest.raises(codes.CodeUnreadable) as caught:
        codes.parse(typed, length=12)
    assert caught.value.fault == fault


def test_a_new_code_is_chance():
    assert len({codes.parse(codes.new(12), length=12) for _ in range(1000)}) == 1000


@given(st.integers(0, 2**256 - 1), lengths)
def test_a_derived_code_is_the_same_again_and_reads_as_one(number, length):
    code = codes.derived(number, length)
    assert code == codes.derived(number, length) == codes.parse(code, length=length)
    assert codes.derived(number + 1, length) != code
